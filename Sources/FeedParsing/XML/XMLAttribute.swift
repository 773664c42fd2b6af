/// An attribute of a start tag by its place in the document.
struct XMLAttribute {
  var nameStart: Int
  var nameEnd: Int
  var valueStart: Int
  var valueEnd: Int
  /// What the name means; told by the declarations in effect.
  var name = ElementName(space: .none, local: .other)
}
