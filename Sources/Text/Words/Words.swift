/// The words of a text in order, with their normal forms.
///
/// Words of scripts written without spaces (Han, Kana, Thai, …) are overlapping pairs of letters.
public struct Words: Sendable {
  public private(set) var all: [Word]
  private let normals: [UInt8]

  /// `language`: nil for English and what has no glossary.
  public init(_ text: String, language: Language? = nil) {
    var text = text
    self = text.withUTF8 { Words($0, language: language) }
  }

  /// Reads `bytes` as UTF-8; malformed bytes separate words.
  public init(_ bytes: [UInt8], language: Language? = nil) {
    self = bytes.withUnsafeBufferPointer { Words($0, language: language) }
  }

  /// The words that lie in `span` alone, for who asks for no form; offsets stay those of the whole text.
  public static func all(of bytes: [UInt8], in span: Range<Int>, language: Language? = nil)
    -> [Word]
  {
    let span = span.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { bytes in
      withUnsafeTemporaryAllocation(
        of: UInt8.self, capacity: WordScanner.capacity(for: span.count)
      ) { normals in
        var scanner = WordScanner(
          UnsafeBufferPointer(rebasing: bytes[span]), offset: span.lowerBound, normals: normals,
          language: language)
        scanner.scan()
        return scanner.words
      }
    }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>, offset: Int = 0, language: Language? = nil) {
    var words: [Word] = []
    normals = Array(unsafeUninitializedCapacity: WordScanner.capacity(for: bytes.count)) {
      var scanner = WordScanner(bytes, offset: offset, normals: $0, language: language)
      scanner.scan()
      words = scanner.words
      $1 = scanner.normalCount
    }
    all = words
  }

  /// The normal form, as text.
  public func form(of word: Word) -> String { String(decoding: bytes(of: word), as: UTF8.self) }

  /// The normal form.
  public func bytes(of word: Word) -> ArraySlice<UInt8> {
    normals[word.normal.clamped(to: 0..<normals.count)]
  }
}
