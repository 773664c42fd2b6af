/// What an answer says of its body's length, in all its Content-Length fields.
struct ContentLength {
  /// In bytes, saturating; nil without a readable one.
  let first: Int?
  /// More than one length was named (RFC 9112 6.3).
  let isContradictory: Bool

  init(_ headers: HeaderFields) {
    let fields = headers.all("Content-Length")
    if fields.count == 1, let length = SaturatingNumber.parse(fields[0][...]) {
      first = Int(clamping: length)
      isContradictory = false
      return
    }
    let lengths = fields.flatMap { $0.split(separator: UInt8(ascii: ",")) }
      .map { SaturatingNumber.parse($0) }
    first = lengths.first.flatMap { $0 }.map { Int(clamping: $0) }
    isContradictory = lengths.contains { $0 != lengths.first }
  }
}
