/// A URL as it may be shown: without passwords and without what looks like a key.
public enum SecretFreeURL {
  /// Names of parameters whose values are probably secret, by a part of the name.
  private static let secretWords = ["auth", "key", "pass", "secret", "sig", "token"]

  /// `url` with `***` in the place of user and password, and of each secret value of the query.
  public static func text(_ url: String) -> String {
    var shown = url
    if let userInfo = userInfo(of: url) { shown.replaceSubrange(userInfo, with: "***") }
    guard let mark = shown.utf8.firstIndex(of: UInt8(ascii: "?")) else { return shown }
    let query = shown[shown.utf8.index(after: mark)...]
    let fields = query.split(separator: "&", omittingEmptySubsequences: false).map(field)
    return shown[...mark] + fields.joined(separator: "&")
  }

  /// Where `user:password` stands: between `//` and the last `@` of the authority.
  private static func userInfo(of url: String) -> Range<String.Index>? {
    guard let slashes = url.firstRange(of: "://") else { return nil }
    let authority = url[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return authority.utf8.lastIndex(of: UInt8(ascii: "@")).map { slashes.upperBound..<$0 }
  }

  private static func field(_ field: Substring) -> String {
    guard let equals = field.utf8.firstIndex(of: UInt8(ascii: "=")) else { return String(field) }
    let name = field[..<equals].lowercased()
    guard secretWords.contains(where: { name.contains($0) }) else { return String(field) }
    return field[...equals] + "***"
  }
}
