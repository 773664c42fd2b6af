import Pipeline

extension SourceNode {
  /// A name of the IANA time zone database that is installed on this machine.
  func timeZone(in directory: String, _ findings: inout Findings) -> String? {
    guard let name = text(&findings) else { return nil }
    if LocalZone(named: name, directory: directory) != nil { return name }
    let names = Self.zoneNames(in: directory)
    findings.error(
      place, "time zone \(kind) is not known",
      remedy: names.isEmpty
        ? "is the package tzdata installed?" : Spelling.suggestion(for: name, among: names))
    return nil
  }

  /// The names that tzdata lists, one for each region that shares its clock.
  private static func zoneNames(in directory: String) -> [String] {
    guard let bytes = try? FileBytes.read("\(directory)/tzdata.zi", limit: 1 << 20),
      let text = String(validating: bytes, as: UTF8.self)
    else { return [] }
    // `Z Europe/Brussels 0:17:30 - LMT …` and `L Europe/Brussels Europe/Amsterdam` (zic(8)).
    return text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      switch fields.first {
      case "Z" where fields.count > 1: return String(fields[1])
      case "L" where fields.count > 2: return String(fields[2])
      default: return nil
      }
    }
  }
}
