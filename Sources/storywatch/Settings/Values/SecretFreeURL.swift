/// A URL as it may be shown: without passwords and without what looks like a key.
enum SecretFreeURL {
  /// Names of parameters whose values are probably secret, by a part of the name.
  private static let secretWords = ["auth", "key", "pass", "secret", "sig", "token"]

  static func text(_ url: String) -> String {
    var shown = url
    if let userInfo = FeedURL.userInfo(of: url) {
      shown.replaceSubrange(userInfo.startIndex..<userInfo.endIndex, with: "***")
    }
    guard let mark = shown.utf8.firstIndex(of: UInt8(ascii: "?")) else { return shown }
    let query = shown[shown.utf8.index(after: mark)...]
    let fields = query.split(separator: "&", omittingEmptySubsequences: false).map(field)
    return shown[...mark] + fields.joined(separator: "&")
  }

  private static func field(_ field: Substring) -> String {
    guard let equals = field.utf8.firstIndex(of: UInt8(ascii: "=")) else { return String(field) }
    let name = field[..<equals].lowercased()
    guard secretWords.contains(where: { name.contains($0) }) else { return String(field) }
    return field[...equals] + "***"
  }
}
