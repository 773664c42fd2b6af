/// A letter and a combining mark to one letter, where Unicode has one for the languages of news.
///
/// `Character` compares by canonical equivalence, so the precomposed letters are the whole table.
enum Composition {
  /// UTF-8 of the composed lower-case letter.
  static func of(_ letter: UInt8, mark: UInt32) -> [UInt8]? {
    guard let mark = Unicode.Scalar(mark) else { return nil }
    var text = String(Unicode.Scalar(letter))
    text.unicodeScalars.append(mark)
    guard let character = text.first else { return nil }
    return composed[character]
  }

  private static let composed = Dictionary(
    "àáâãäåāăąćĉċčçďèéêëēĕėęěĝğġģĥìíîïĩīĭįĵķĺļľńņňñòóôõöōŏőŕŗřśŝşšţťțșùúûüũūŭůűųŵýÿŷźżžǎǐǒǔ"
      .map { ($0, Array(String($0).utf8)) }, uniquingKeysWith: { first, _ in first })
}
