/// A recursive-descent reader over bytes; `JSONValue.parse` and `JSONValue.recover` are its doors.
struct JSONParser {
  private let bytes: [UInt8]
  private let maximumDepth: Int
  private let isForgiving: Bool
  private var index = 0
  private var depth = 0
  /// The first damage that was let through.
  private(set) var damage: JSONError?
  /// The text ended or went wrong: close what is open, read no more.
  private var hasStopped = false

  init(_ bytes: [UInt8], maximumDepth: Int, isForgiving: Bool) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
    self.isForgiving = isForgiving
  }

  mutating func document() throws(JSONError) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xef, bytes[1] == 0xbb, bytes[2] == 0xbf { index = 3 }
    skipBlanks()
    guard let value = try value() else { throw damage ?? JSONError(.endOfInput, at: index) }
    skipBlanks()
    if index < bytes.count, !hasStopped { try note(.trailingText) }
    return value
  }

  /// Nil only when forgiving, where no value begins.
  private mutating func value() throws(JSONError) -> JSONValue? {
    guard index < bytes.count else { return try stop(.endOfInput) }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return try string().map { .string($0) }
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: return try stop(.unexpectedByte)
    }
  }

  private mutating func object() throws(JSONError) -> JSONValue {
    try descend()
    defer { depth -= 1 }
    var members: [JSONMember] = []
    while try !closes(UInt8(ascii: "}"), isFirst: members.isEmpty) {
      guard peek == UInt8(ascii: "\"") else {
        try stop(index < bytes.count ? .unexpectedByte : .endOfInput)
        break
      }
      guard let name = try string(), !hasStopped else { break }
      skipBlanks()
      guard peek == UInt8(ascii: ":") else {
        try stop(index < bytes.count ? .unexpectedByte : .endOfInput)
        break
      }
      index += 1
      skipBlanks()
      guard let value = try value() else { break }
      members.append(JSONMember(name: name, value: value))
      if hasStopped { break }
    }
    return .object(members)
  }

  private mutating func array() throws(JSONError) -> JSONValue {
    try descend()
    defer { depth -= 1 }
    var elements: [JSONValue] = []
    while try !closes(UInt8(ascii: "]"), isFirst: elements.isEmpty) {
      guard let value = try value() else { break }
      elements.append(value)
      if hasStopped { break }
    }
    return .array(elements)
  }

  /// Passes the bracket that was met.
  private mutating func descend() throws(JSONError) {
    depth += 1
    if depth > maximumDepth { throw JSONError(.tooDeep, at: index) }
    index += 1
  }

  /// Passes blanks, the comma between two elements and the closing bracket; true where the
  /// container ends.
  private mutating func closes(_ bracket: UInt8, isFirst: Bool) throws(JSONError) -> Bool {
    skipBlanks()
    if peek == bracket {
      index += 1
      return true
    }
    if isFirst { return false }
    guard peek == UInt8(ascii: ",") else {
      try stop(index < bytes.count ? .unexpectedByte : .endOfInput)
      return true
    }
    index += 1
    skipBlanks()
    guard isForgiving, peek == bracket else { return false }
    try note(.unexpectedByte)
    index += 1
    return true
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
    -> JSONValue?
  {
    let count = word.utf8CodeUnitCount
    let matches = word.withUTF8Buffer { letters in
      bytes.count - index >= count && (0..<count).allSatisfy { bytes[index + $0] == letters[$0] }
    }
    guard matches else { return try stop(.unexpectedByte) }
    index += count
    return value
  }

  private mutating func number() throws(JSONError) -> JSONValue? {
    let start = index
    if peek == UInt8(ascii: "-") { index += 1 }
    let hasLeadingZero = peek == UInt8(ascii: "0")
    let whole = skipDigits()
    var isGood = whole > 0 && !(hasLeadingZero && whole > 1)
    if peek == UInt8(ascii: ".") {
      index += 1
      isGood = skipDigits() > 0 && isGood
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      index += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { index += 1 }
      isGood = skipDigits() > 0 && isGood
    }
    if !isGood { try note(.badNumber) }
    return .number(literal: String(decoding: bytes[start..<index], as: UTF8.self))
  }

  /// Nil only when forgiving, where the text ends inside the name or value.
  private mutating func string() throws(JSONError) -> String? {
    index += 1
    let start = index
    skipPlain()
    if peek == UInt8(ascii: "\"") {
      index += 1
      return String(streamSafe: bytes[start..<index - 1])
    }
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(streamSafe: text[...])
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20:
        index -= 1
        try note(.controlCharacter)
        index += 1
        text.append(byte)
      default:
        let start = index - 1
        skipPlain()
        text += bytes[start..<index]
      }
    }
    try stop(.endOfInput)
    return String(streamSafe: text[...])
  }

  /// To the next quote, backslash or control character.
  private mutating func skipPlain() { index = Self.plainEnd(of: bytes.span, from: index) }

  private static func plainEnd(of bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end + 16 <= bytes.count {
      let block = ByteSearch.block(bytes, end)
      let quotes = ByteSearch.equal(UInt8(ascii: "\""), block)
      let marks = quotes | ByteSearch.equal(UInt8(ascii: "\\"), block)
      if let offset = ByteSearch.firstSet(marks | ByteSearch.below(0x20, block)) {
        return end + offset
      }
      end += 16
    }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"),
      bytes[end] >= 0x20
    {
      end += 1
    }
    return end
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard index < bytes.count else { return }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0c)
    case UInt8(ascii: "n"): text.append(0x0a)
    case UInt8(ascii: "r"): text.append(0x0d)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(into: &text)
    default:
      index -= 1
      try note(.badEscape)
      index += 1
      text.append(letter)
    }
  }

  private mutating func unicodeEscape(into text: inout [UInt8]) throws(JSONError) {
    guard var code = hexadecimal(at: index) else {
      try note(.badEscape)
      return
    }
    index += 4
    if code & 0xfc00 == 0xd800, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: index + 2),
      low & 0xfc00 == 0xdc00
    {
      code = 0x10000 + (code & 0x3ff) << 10 + low & 0x3ff
      index += 6
    }
    // Windows-1252 is meant, as by a reference of these numbers (WHATWG 13.2.5.84).
    if (0x80...0x9f).contains(code) {
      text += UTF8Cleaning.windows1252(UInt8(truncatingIfNeeded: code))
      return
    }
    // A lone surrogate is no character: U+FFFD, as WHATWG Encoding replaces it.
    text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{fffd}").utf8)
  }

  private func hexadecimal(at start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - 0x57
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - 0x37
      default: return nil
      }
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0a, 0x0d: index += 1
      default: return
      }
    }
  }

  private mutating func skipDigits() -> Int {
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    return index - start
  }

  /// Damage that can be read past.
  private mutating func note(_ reason: JSONError.Reason) throws(JSONError) {
    let error = JSONError(reason, at: index)
    guard isForgiving else { throw error }
    if damage == nil { damage = error }
  }

  /// Damage that cannot.
  @discardableResult
  private mutating func stop(_ reason: JSONError.Reason) throws(JSONError) -> JSONValue? {
    try note(reason)
    hasStopped = true
    return nil
  }
}
