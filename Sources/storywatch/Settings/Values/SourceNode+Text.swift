extension SourceNode {
  /// A text, of at least one character.
  ///
  /// Words that YAML 1.1 reads as a truth value must be quoted: Norwegian is "no".
  func text(_ findings: inout Findings) -> String? {
    guard let (text, style) = scalar("a text", &findings) else { return nil }
    if style == .plain, Self.isTruthWord(text) {
      findings.error(
        place, "\(text) without quotes is a truth value to YAML 1.1", remedy: "write \"\(text)\"")
      return nil
    }
    if text.isEmpty {
      findings.error(place, "expected a text, found none")
      return nil
    }
    return text
  }

  /// A text that fits into a line of a protocol or a log.
  func line(_ findings: inout Findings) -> String? {
    guard let text = text(&findings) else { return nil }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || SourceText.isLineBreak($0) })
    else {
      findings.error(place, "line breaks and tabs cannot stand here")
      return nil
    }
    return text
  }

  /// The name of something of the user's: it appears in log lines, file names and shell commands.
  func identifier(_ findings: inout Findings) -> String? {
    guard let text = text(&findings) else { return nil }
    guard Self.isIdentifier(text) else {
      findings.error(
        place, "\(kind) is no id",
        remedy: "letters, digits, - _ . ; at most 64, a letter or digit first")
      return nil
    }
    return text
  }

  /// A scalar of whatever type, as written; `expected` says what is missing where it is none.
  func scalar(
    _ expected: String, _ findings: inout Findings
  ) -> (text: String, style: SourceNode.Style)? {
    guard case .scalar(let text, let style) = content else {
      findings.error(place, "expected \(expected), found \(kind)")
      return nil
    }
    return (text, style)
  }

  static func isIdentifier(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, bytes.count <= 64, isASCIIWord(first) else { return false }
    return bytes.allSatisfy { isASCIIWord($0) || $0 == 0x2d || $0 == 0x2e || $0 == 0x5f }
  }

  static func isASCIIWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
    default: false
    }
  }

  /// The words of YAML 1.1's bool type, but for `y` and `n`, which hardly any reader takes so.
  static func isTruthWord(_ text: String) -> Bool {
    ["yes", "no", "on", "off", "true", "false"].contains(text.lowercased())
  }
}
