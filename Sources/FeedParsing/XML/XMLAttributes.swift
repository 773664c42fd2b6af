/// The attributes of one start tag; filled anew without giving its memory back.
struct XMLAttributes {
  private var places: [XMLAttribute] = []
  private(set) var count = 0
  /// A bit for each name that is there; different names may have the same.
  private var marks: UInt64 = 0

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  subscript(index: Int) -> XMLAttribute {
    get { places[index] }
    set { places[index] = newValue }
  }

  mutating func removeAll() {
    count = 0
    marks = 0
  }

  mutating func append(_ attribute: XMLAttribute, _ bytes: Span<UInt8>) {
    if count < places.count { places[count] = attribute } else { places.append(attribute) }
    count += 1
    marks |= XMLAttributes.mark(attribute, bytes)
  }

  /// Whether there is an attribute with the name of this one, letter for letter.
  func hasName(of attribute: XMLAttribute, _ bytes: Span<UInt8>) -> Bool {
    guard marks & XMLAttributes.mark(attribute, bytes) != 0 else { return false }
    for index in 0..<count {
      let other = places[index]
      if isEqual(bytes, other.nameStart, other.nameEnd, attribute.nameStart, attribute.nameEnd) {
        return true
      }
    }
    return false
  }

  /// Told by the name's length and its first and last letter.
  @inline(__always)
  private static func mark(_ attribute: XMLAttribute, _ bytes: Span<UInt8>) -> UInt64 {
    let length = attribute.nameEnd - attribute.nameStart
    let letters = Int(bytes[attribute.nameStart]) &* 5 &+ Int(bytes[attribute.nameEnd - 1])
    return 1 &<< UInt64(truncatingIfNeeded: letters &+ length &* 11)
  }

  /// Where the attribute of that name stands, once the names are known.
  @inline(__always)
  func index(of local: LocalName, in space: Namespace) -> Int? {
    var index = 0
    while index < count {
      let name = places[index].name
      if name.local == local, name.space == space { return index }
      index += 1
    }
    return nil
  }
}
