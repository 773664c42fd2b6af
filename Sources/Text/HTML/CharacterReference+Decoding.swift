extension CharacterReference {
  /// Appends `start..<end` with its references decoded.
  @inlinable
  public static func decode<Sink: ByteSink & ~Copyable>(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, in place: Place, into result: inout Sink
  ) {
    var index = start
    while index < end {
      let stop = ByteSearch.first(UInt8(ascii: "&"), in: bytes, from: index, to: end)
      result.append(bytes, index, stop)
      guard stop < end else { return }
      if let reference = match(bytes, at: stop, end: end, in: place) {
        if let first = reference.first { result.append(first) }
        if let second = reference.second { result.append(second) }
        index = stop + reference.length
      } else {
        result.append(UInt8(ascii: "&"))
        index = stop + 1
      }
    }
  }
}
