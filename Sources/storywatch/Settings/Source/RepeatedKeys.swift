/// Gives a key that stands twice in one mapping another name, so that the file can be read to its end
/// and all its errors told; the YAML library stops at the first such key.
///
/// A name begins with a private-use character, which no key of ours has. Places do not move.
struct RepeatedKeys {
  private static let maximum = 100
  private var scalars: [Unicode.Scalar]
  private let source: SourceText
  private var originals: [String: String] = [:]

  init(_ source: SourceText) {
    self.source = source
    scalars = source.scalars
  }

  /// The file with the renamed keys.
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Renames the key at `place`, the first of its name. False where that cannot be done.
  mutating func rename(_ key: String?, at place: Place) -> Bool {
    guard originals.count < Self.maximum, let key, let first = key.unicodeScalars.first,
      var index = source.index(of: place),
      let substitute = Unicode.Scalar(0xe000 + UInt32(originals.count))
    else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard index < scalars.count, scalars[index] == first else { return false }
    scalars[index] = substitute
    originals[String(substitute) + String(key.unicodeScalars.dropFirst())] = key
    return true
  }

  /// What a renamed key was called; nil for a key that kept its name.
  func original(of key: String) -> String? {
    originals[key]
  }
}
