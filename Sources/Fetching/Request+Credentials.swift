extension Request {
  /// What proves who asks: that of the settings, else `user:password@` of the URL; sent to the origin of `url` alone.
  public var givenCredentials: Credentials? {
    if let credentials { return credentials }
    guard let home = try? WireURL(configured: url), let user = home.user else { return nil }
    return .basic(user: user, password: home.password ?? "")
  }
}
