/// Writes the text format of Prometheus, version 0.0.4.
struct MetricsWriter {
  private(set) var text = ""

  enum Kind: String {
    case counter, gauge, histogram
  }

  /// What stands before the samples of a metric.
  mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  mutating func sample(
    _ name: String, _ labels: [(name: String, value: String)], _ value: Int
  ) {
    sample(name, labels, text: "\(value)")
  }

  mutating func sample(_ name: String, _ value: Int) {
    sample(name, [], text: "\(value)")
  }

  mutating func sample(
    _ name: String, _ labels: [(name: String, value: String)], text value: String
  ) {
    text += name
    if !labels.isEmpty {
      let pairs = labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
      text += "{" + pairs.joined(separator: ",") + "}"
    }
    text += " \(value)\n"
  }

  /// A metric with one label, a sample for each of its values.
  mutating func family(
    _ name: String, _ kind: Kind, _ help: String, label: String, _ samples: [(String, Int)]
  ) {
    begin(name, kind, help)
    for (value, count) in samples { sample(name, [(label, value)], count) }
  }

  mutating func single(_ name: String, _ kind: Kind, _ help: String, _ value: Int) {
    begin(name, kind, help)
    sample(name, value)
  }

  /// Thousandths as a decimal number.
  static func thousandths(_ value: Int) -> String {
    let rest = String(value % 1_000 + 1_000).dropFirst()
    return "\(value / 1_000).\(rest)"
  }

  private static func escaped(_ value: String) -> String {
    var escaped = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
