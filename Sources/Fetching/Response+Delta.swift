extension Response {
  /// The server sent what is new since our validators, and nothing else (RFC 3229, 226).
  public var isDelta: Bool { status == 226 && wasConditional }
}
