/// Cells of a table of plain text.
enum Column {
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func right(_ number: Double, _ width: Int, digits: Int = 0) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let rounded = (number * scale).rounded() / scale
    let text = digits == 0 ? String(Int(rounded)) : String(rounded)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
