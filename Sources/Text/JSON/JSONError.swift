/// Why a text is not JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: String, Sendable {
    case endOfInput = "unexpected end"
    case unexpectedByte = "unexpected character"
    case badEscape = "bad escape sequence"
    case badNumber = "bad number"
    case controlCharacter = "control character in a string"
    case trailingText = "text after the document"
    case tooDeep = "nested too deeply"
  }
  public var reason: Reason
  /// Bytes before the place.
  public var offset: Int

  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String { "\(reason.rawValue) at byte \(offset)" }
}
