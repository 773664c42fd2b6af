internal import Text

/// The attributes that mean something to us; others are not kept.
enum AttributeName: UInt8, CaseIterable {
  case other
  case ariaHidden, content, `class`, datetime, hidden, id, itemprop, lang, name
  case property, rel, role, style, type

  private static let names = NameTable(
    allCases.map {
      switch $0 {
      case .other: ""
      case .ariaHidden: "aria-hidden"
      default: "\($0)"
      }
    })

  /// The attribute with this name, in any case.
  init(name: Span<UInt8>) {
    self = AttributeName(rawValue: UInt8(Self.names.find(name, 0, name.count))) ?? .other
  }
}
