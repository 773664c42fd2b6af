internal import CTables

/// What the engine has to know of a language: `Sources/CTables/README.md` says how it is written down.
final class Glossary: Sendable {
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  let code: String
  /// The forms of all rows, and the row of each.
  let forms: HashIndex
  let rows: [UInt16]
  let entries: [GlossaryEntry]
  let phrases: Phrases
  /// What stands before a full stop without ending a sentence, as it is written.
  let abbreviations: TermSet
  /// Words that stand before the number of an order: "am 3. Mai".
  let beforeOrdinals: TermSet
  /// A number with a full stop is one of an order, wherever it stands.
  let writesOrdinalsSo: Bool
  /// What is a word of its own before an apostrophe: "l'", "dell'".
  let elided: TermSet
  /// Inflections by their last byte, longest first.
  private let endings: [[[UInt8]]]
  let numberMarks: NumberMarks
  /// Nouns have capitals, as in German.
  let capitalisesNouns: Bool

  /// What parts the thousands of numbers: "1.200,5", "1 200,5".
  enum NumberMarks: String {
    case english, points, blanks
  }

  private static let leastStem = 3
  /// What words are taken for that only fill.
  private static let filler = "so"

  subscript(form: UInt64) -> GlossaryEntry? {
    forms.position(of: form).map { entries[Int(rows[$0])] }
  }

  /// The hashes of the forms that are taken for function words.
  var functionWords: [UInt64] {
    forms.hashes.filter { self[$0]?.isFunctionWord == true }
  }

  /// How much of a form is left without its longest ending that leaves three letters.
  func stem(_ form: Stem.Form) -> Int {
    guard let last = form.last else { return 0 }
    for ending in endings[Int(last)] {
      let rest = form.count - ending.count
      guard rest > 0, form[rest...].elementsEqual(ending) else { continue }
      if form[..<rest].count(where: { $0 & 0xc0 != 0x80 }) >= Self.leastStem { return rest }
    }
    return form.count
  }

  private init(code: String, lines: [(key: String, forms: [Bytes])]) {
    self.code = code
    func special(_ name: String) -> [Bytes] {
      lines.filter { $0.key == "@" + name }.flatMap(\.forms)
    }
    func set(_ name: String) -> TermSet { TermSet(special(name).map { TermHash.of($0) }) }
    func word(_ name: String) -> String? {
      special(name).first.map { String(decoding: $0, as: UTF8.self) }
    }
    var entries: [GlossaryEntry] = []
    var hashes: [UInt64] = []
    var rows: [UInt16] = []
    var phrases: [Phrases.Form] = []
    for (key, forms) in lines where key == "@function" || !key.hasPrefix("@") {
      let entry = GlossaryEntry(key == "@function" ? Self.filler : key)
      for form in forms {
        if let phrase = Phrases.Form(form, entry) {
          phrases.append(phrase)
        } else {
          hashes.append(TermHash.of(form))
          rows.append(UInt16(entries.count))
        }
      }
      entries.append(entry)
    }
    (forms, self.rows, self.entries) = (HashIndex(hashes), rows, entries)
    self.phrases = Phrases(phrases)
    abbreviations = set("abbreviations")
    beforeOrdinals = set("ordinals")
    writesOrdinalsSo = word("ordinals") == "*"
    elided = set("elided")
    capitalisesNouns = word("nouns") == "capitalised"
    numberMarks = word("numbers").flatMap { NumberMarks(rawValue: $0) } ?? .english
    var endings = [[[UInt8]]](repeating: [], count: 256)
    for ending in special("endings").map(Array.init).sorted(by: { $0.count > $1.count }) {
      if let last = ending.last { endings[Int(last)].append(ending) }
    }
    self.endings = endings
  }
}

extension Glossary {
  /// In the order of the table.
  static let all = read(ctable_glossaries())

  /// Lines of a language's code, a key and forms with blanks between them, set apart by tabs.
  private static func read(_ table: ctable) -> [Glossary] {
    let bytes = UnsafeBufferPointer(start: table.bytes, count: table.count)
    var glossaries: [Glossary] = []
    var lines: [(key: String, forms: [Bytes])] = []
    var code = ""
    func finish() {
      if !lines.isEmpty { glossaries.append(Glossary(code: code, lines: lines)) }
      lines = []
    }
    for line in bytes.split(separator: 0x0a).dropFirst() {
      let fields = line.split(separator: 0x09)
      guard fields.count == 3 else { continue }
      if !fields[0].elementsEqual(code.utf8) {
        finish()
        code = String(decoding: fields[0], as: UTF8.self)
      }
      lines.append((String(decoding: fields[1], as: UTF8.self), fields[2].split(separator: 0x20)))
    }
    finish()
    return glossaries
  }
}
