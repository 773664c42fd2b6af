/// A JSON document in memory (RFC 8259).
///
/// Numbers keep their literal text: ids such as `12345678901234567890` survive.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(literal: String)
  case string(String)
  case array([JSONValue])
  /// Members in document order, repeated names included.
  case object([JSONMember])

  /// Reads one document; white space and a byte order mark around it are allowed.
  ///
  /// Nesting deeper than `maximumDepth` is an error.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int = 128) throws(JSONError) -> JSONValue
  {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth, isForgiving: false)
    return try parser.document()
  }

  /// Reads what can be read of a damaged document: raw control characters and trailing commas are
  /// let through, and where the text ends or stops being JSON, what is open is closed.
  ///
  /// The error tells the first damage, nil where there was none. The value is nil where nothing
  /// could be read, or where nesting was deeper than `maximumDepth`.
  public static func recover(_ bytes: [UInt8], maximumDepth: Int = 128)
    -> (value: JSONValue?, damage: JSONError?)
  {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth, isForgiving: true)
    do throws(JSONError) {
      return (try parser.document(), parser.damage)
    } catch {
      return (nil, error)
    }
  }

  /// The value of the member `name`: the last one where the name is repeated; nil where there is
  /// none or this is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text of a string; nil for anything else.
  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a number that is a whole number in the range of `Int`; nil for anything else.
  public var int: Int? {
    guard case .number(let literal) = self else { return nil }
    return Int(literal) ?? Double(literal).flatMap { Int(exactly: $0) }
  }

  /// The value of a number; nil for anything else.
  public var double: Double? {
    if case .number(let literal) = self { Double(literal) } else { nil }
  }

  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array; nil for anything else.
  public var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members of an object; nil for anything else.
  public var object: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// A name and its value in a JSON object.
public struct JSONMember: Hashable, Sendable {
  public var name: String
  public var value: JSONValue

  public init(name: String, value: JSONValue) {
    self.name = name
    self.value = value
  }
}
