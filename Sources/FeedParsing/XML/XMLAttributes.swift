internal import Text

/// The attributes of one start tag; filled anew in the same memory.
///
/// Owns its memory from `places`, freed with it.
struct XMLAttributes: ~Copyable {
  private let places: UnsafeMutablePointer<XMLAttribute>
  private(set) var count = 0
  /// A bit for each name that is there; different names may have the same.
  private var marks: UInt64 = 0
  /// Whether a name begins with an `x`, as those do that XML itself gives a meaning: `xmlns`, `xml:base`, `xml:lang`.
  private(set) var mayHaveXMLNames = false
  /// More are not kept: no vocabulary of feeds has a tenth of that.
  static let capacity = 256
  /// A name is compared with those of so many others: no tag that means anything has more.
  private static let longestCompared = 32

  init() {
    places = .allocate(capacity: XMLAttributes.capacity)
  }

  deinit { places.deallocate() }

  var isEmpty: Bool { count == 0 }
  var isFull: Bool { count == XMLAttributes.capacity }

  @inline(__always)
  subscript(index: Int) -> XMLAttribute {
    get {
      precondition(index >= 0 && index < count)
      return places[index]
    }
    set {
      precondition(index >= 0 && index < count)
      places[index] = newValue
    }
  }

  mutating func removeAll() {
    count = 0
    marks = 0
    mayHaveXMLNames = false
  }

  /// Takes one more, unless there is one with that name, letter for letter, or there are too many already: then false.
  @inline(__always)
  mutating func append(_ attribute: XMLAttribute, _ bytes: Span<UInt8>) -> Bool {
    guard !isFull else { return false }
    let mark = XMLAttributes.mark(attribute, bytes)
    if marks & mark != 0, count < XMLAttributes.longestCompared, hasEqualName(attribute, bytes) {
      return false
    }
    (places + count).initialize(to: attribute)
    count &+= 1
    marks |= mark
    if bytes[unchecked: attribute.nameStart] | 0x20 == UInt8(ascii: "x") { mayHaveXMLNames = true }
    return true
  }

  private func hasEqualName(_ attribute: XMLAttribute, _ bytes: Span<UInt8>) -> Bool {
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
    let length = attribute.nameEnd &- attribute.nameStart
    let letters =
      Int(bytes[unchecked: attribute.nameStart]) &* 5
      &+ Int(bytes[unchecked: attribute.nameEnd &- 1])
    return 1 &<< UInt64(truncatingIfNeeded: letters &+ length &* 11)
  }

  /// Where the attribute of that name stands, once the names are known.
  @inline(__always)
  func index(of local: LocalName, in space: Namespace) -> Int? {
    var index = 0
    while index < count {
      let name = places[index].name
      if name.local == local, name.space == space { return index }
      index &+= 1
    }
    return nil
  }
}
