extension Response {
  /// An answer that was recorded earlier, as if it had just come from `url`, unconditionally asked
  /// unless the status says otherwise.
  public init(
    recordedStatus status: Int, headers recorded: [(name: String, value: String)], body: [UInt8],
    url: String, redirects: [Redirect] = []
  ) {
    var fields = HeaderFields()
    for field in recorded {
      fields.append(name: Array(field.name.utf8), value: Array(field.value.utf8))
    }
    self.init(
      status: status, body: body, headers: fields, wasConditional: status == 304 || status == 226,
      effectiveURL: url, redirects: redirects, elapsed: .zero, wireBytes: body.count)
  }
}
