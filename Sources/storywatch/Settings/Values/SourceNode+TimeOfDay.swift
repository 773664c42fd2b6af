extension SourceNode {
  /// `"22:00"`, quoted: minutes after local midnight, 0 to 1,439.
  ///
  /// Without quotes YAML 1.1 reads 22:00 as the number 1320, in base 60 (10.2.4 of its type library);
  /// other programs that read this file would see that.
  func minuteOfDay(_ findings: inout Findings) -> Int? {
    guard let (text, style) = scalar("a time of day", &findings) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 2, parts[1].utf8.count == 2,
      let hour = Self.digits(parts[0]), let minute = Self.digits(parts[1]), hour < 24, minute < 60
    else {
      findings.error(
        place, "\(kind) is no time of day", remedy: "\"00:00\" to \"23:59\", with its quotes")
      return nil
    }
    guard style != .plain else {
      findings.error(
        place, "\(text) without quotes is the number \(hour * 60 + minute) to YAML 1.1",
        remedy: "write \"\(text)\"")
      return nil
    }
    return hour * 60 + minute
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
