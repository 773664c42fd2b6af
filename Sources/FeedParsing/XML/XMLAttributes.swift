/// The attributes of one start tag; filled anew without giving its memory back.
struct XMLAttributes {
  private var places: [XMLAttribute] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  subscript(index: Int) -> XMLAttribute {
    get { places[index] }
    set { places[index] = newValue }
  }

  mutating func removeAll() { count = 0 }

  mutating func append(_ attribute: XMLAttribute) {
    if count < places.count { places[count] = attribute } else { places.append(attribute) }
    count += 1
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
