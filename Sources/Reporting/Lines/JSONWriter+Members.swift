import Text

extension JSONWriter {
  /// Feed text as one harmless line; nothing where there is none.
  mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(TextCleaner.line(value))
  }

  mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }
}
