extension Request {
  /// What proves who asks: that of the settings, else `user:password@` of the URL; sent to the origin of `url` alone.
  public var givenCredentials: Credentials? {
    credentials ?? (try? WireURL(configured: url))?.credentials
  }
}

extension WireURL {
  /// Those in the URL (RFC 3986 3.2.1).
  var credentials: Request.Credentials? {
    user.map { .basic(user: $0, password: password ?? "") }
  }
}
