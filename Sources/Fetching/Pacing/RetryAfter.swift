import News

/// How long a server asks to be left alone (RFC 9110 10.2.3).
enum RetryAfter {
  /// From now on, saturating; nil without the field, for nonsense and for the past.
  static func seconds(in headers: HeaderFields, at now: Timestamp) -> Int64? {
    guard let value = headers["Retry-After"] else { return nil }
    if let seconds = SaturatingNumber.parse(value[...]) { return seconds > 0 ? seconds : nil }
    guard let date = HTTPDate.parse(value) else { return nil }
    // Measured by the server's own clock where it tells it.
    let start = headers["Date"].flatMap(HTTPDate.parse) ?? now
    let seconds = date.seconds(since: start)
    return seconds > 0 ? seconds : nil
  }
}
