extension SourceNode {
  /// `true` or `false`; the other words of YAML 1.1 are refused, since YAML 1.2 reads them as texts.
  func boolean(_ findings: inout Findings) -> Bool? {
    guard let (text, style) = scalar("true or false", &findings) else { return nil }
    switch (text, style) {
    case ("true", .plain): return true
    case ("false", .plain): return false
    default: break
    }
    let remedy: String? =
      switch text.lowercased() {
      case "yes", "on", "true", "y": "write true"
      case "no", "off", "false", "n": "write false"
      default: nil
      }
    findings.error(place, "expected true or false, found \(kind)", remedy: remedy)
    return nil
  }
}
