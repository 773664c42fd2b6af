/// `--NAME NUMBER` pairs.
struct Options {
  private var values: [String: Double] = [:]

  init?(_ arguments: [String]) {
    guard arguments.count.isMultiple(of: 2) else { return nil }
    for index in stride(from: 0, to: arguments.count, by: 2) {
      guard arguments[index].hasPrefix("--"), let value = Double(arguments[index + 1]) else {
        return nil
      }
      values[String(arguments[index].dropFirst(2))] = value
    }
  }

  func number(_ name: String, default usual: Double) -> Double { values[name] ?? usual }

  func count(_ name: String, default usual: Int) -> Int { values[name].map { Int($0) } ?? usual }
}
