import News

/// The id of a group made of the names of folders: `World / Middle East` is `world-middle-east`.
enum GroupID {
  /// A name without ASCII letters or digits, or too long a one, gets a hash: the same one each time.
  static func of(_ folders: [String]) -> String {
    if folders.count == 1, SourceNode.isIdentifier(folders[0]) { return folders[0] }
    let words = folders.joined(separator: "/").lowercased().utf8
      .split { !SourceNode.isASCIIWord($0) }.map { String(decoding: $0, as: UTF8.self) }
    let id = words.joined(separator: "-")
    let isWhole = folders.allSatisfy { $0.utf8.contains(where: SourceNode.isASCIIWord) }
    guard isWhole, SourceNode.isIdentifier(id) else {
      return StableID.make("group", folders.joined(separator: "/"))
    }
    return id
  }
}
