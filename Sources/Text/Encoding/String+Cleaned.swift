extension String {
  /// A text of bytes that `DecodedDocument` made, of a `String`'s, or of a part of such that begins and ends with
  /// a character: they are well-formed UTF-8, so that is not proved once more. A debug build does. Runs of combining marks are cut.
  public init(cleaned bytes: Span<UInt8>) {
    assert((try? UTF8Span(validating: bytes)) != nil, "a character was cut in two")
    let isASCII = ByteSearch.isASCII(bytes)
    if !isASCII, let cut = StreamSafe.cut(bytes) {
      self = String(decoding: cut, as: UTF8.self)
      return
    }
    self.init(copying: unsafe UTF8Span(unchecked: bytes, isKnownASCII: isASCII))
  }

  /// The same of the part in `start..<end`.
  public init(cleaned bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    self.init(cleaned: bytes.extracting(start..<end))
  }
}
