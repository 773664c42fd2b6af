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

  /// The values of the query that are not shown, as written.
  static func secrets(of url: String) -> [String] {
    guard let mark = url.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return url[url.utf8.index(after: mark)...].split(separator: "&").compactMap { field in
      secret(field).map { String(field[field.utf8.index(after: $0)...]) }
    }
  }

  private static func field(_ field: Substring) -> String {
    secret(field).map { field[...$0] + "***" } ?? String(field)
  }

  /// Where the "=" of a secret field stands.
  private static func secret(_ field: Substring) -> String.Index? {
    guard let equals = field.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let name = field[..<equals].lowercased()
    return secretWords.contains { name.contains($0) } ? equals : nil
  }
}
