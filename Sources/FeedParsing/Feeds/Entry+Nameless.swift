public import News

extension Entry {
  /// Begins the id of an entry that has none of its own; a hash of what it says follows.
  static let madeOfAll = "hash:"

  /// It came without id and link.
  public var isNameless: Bool { url == nil && id.hasPrefix(Self.madeOfAll) }
}
