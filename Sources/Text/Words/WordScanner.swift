/// Reads words off bytes, once, left to right.
struct WordScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let offset: Int
  private var index = 0
  /// Whether the next word stands where a sentence may start.
  private var atStart = true
  private(set) var words: [Word] = []
  /// Normal forms, one after the other; the last one from `formStart` on.
  private var normals: UnsafeMutableBufferPointer<UInt8>
  private(set) var normalCount = 0
  private var formStart = 0
  // At hand: they are asked for each word.
  private let stopWords = StopWords.forms
  private let numberWords = NumberWords.forms
  private let glossary: Glossary?
  /// The words' hashes in their language, where it has a glossary.
  private var foreignForms: [UInt64] = []
  /// The last word was an article or an adjective: what follows is no name, though German writes it with a capital.
  private var announcesNoun = false

  /// Bytes that the normal forms of `count` bytes of text may take: a letter of two bytes may have a
  /// lower case of three, and letters of unspaced scripts stand in two words.
  static func capacity(for count: Int) -> Int { count * 3 + 16 }

  /// `normals` takes `capacity(for: bytes.count)` bytes.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, offset: Int, normals: UnsafeMutableBufferPointer<UInt8>,
    language: Language? = nil
  ) {
    glossary = language?.glossary
    self.bytes = bytes
    self.offset = offset
    self.normals = normals
    words.reserveCapacity(bytes.count / 5 + 1)
  }

  mutating func scan() {
    while index < bytes.count {
      let (letter, width) = Letter.read(bytes, at: index)
      switch letter.kind {
      case .letter:
        if letter.isCapital, let acronym = acronymEnd() {
          acronymWord(until: acronym)
        } else {
          letterWord()
        }
      case .digit: number()
      case .unspaced: unspacedRun()
      case .space, .apostrophe, .mark: index += width
      case .other:
        separate(letter.lower)
        index += width
      }
    }
    if let phrases = glossary?.phrases, !phrases.isEmpty { join(phrases) }
  }

  /// What stands between words decides whether the next capital means anything.
  private mutating func separate(_ scalar: UInt32) {
    switch scalar {
    case 0x22, 0x28, 0x5b, 0x201c, 0x201d: break  // " ( [ “ ”
    // . ! ? newline : - | * • – — … 。
    case 0x2e, 0x21, 0x3f, 0x0a, 0x0d, 0x3a, 0x2d, 0x7c, 0x2a, 0x2022, 0x2013, 0x2014, 0x2026,
      0x3002:
      atStart = true
    default: atStart = false
    }
  }
}

// MARK: - The form being read

extension WordScanner {
  private var form: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: normals[formStart..<normalCount])
  }

  private mutating func append(_ byte: UInt8) {
    guard normalCount < normals.count else { return }
    normals[normalCount] = byte
    normalCount += 1
  }

  private mutating func append(scalar: UInt32) {
    if scalar < 0x80 { return append(UInt8(truncatingIfNeeded: scalar)) }
    UTF8Scalar.forEachByte(of: scalar) { append($0) }
  }

  /// Writes the English form over the one that was read, with its capital; a word that has none loses its inflection for
  /// comparisons.
  private mutating func inEnglish(_ glossary: Glossary, _ traits: inout Word.Traits)
    -> Stem.Hashes
  {
    let hash = TermHash.of(form, 0..<form.count, after: TermHash.start)
    foreignForms.append(hash)
    guard let entry = glossary[hash] else {
      let isNoun = glossary.capitalisesNouns && announcesNoun && !atStart
      announcesNoun = !traits.contains(.capitalised)
      if isNoun { traits.remove(.capitalised) }
      let stem = TermHash.of(form, 0..<glossary.stem(form), after: TermHash.start)
      return Stem.Hashes(form: hash, stem: stem, root: stem)
    }
    announcesNoun = entry.isDeterminer
    if entry.isOfCalendar { traits.insert(.capitalised) } else { traits.remove(.capitalised) }
    normalCount = formStart
    for byte in entry.english { append(byte) }
    return Stem.hashes(of: form)
  }

  private mutating func finish(start: Int, traits: Word.Traits) {
    var traits = traits
    if atStart { traits.insert(.sentenceInitial) }
    var hashes = glossary.map { inEnglish($0, &traits) } ?? Stem.hashes(of: form)
    atStart = false
    if !traits.contains(.number) {
      if numberWords.contains(hashes.form), let digits = NumberWords.digits(for: hashes.form) {
        normalCount = formStart
        for digit in digits { append(digit) }
        traits.insert(.number)
        hashes = Stem.hashes(of: form)
      } else if normalCount - formStart == 1 || stopWords.contains(hashes.form) {
        traits.insert(.stopWord)
      }
    }
    words.append(
      Word(
        span: offset + start..<offset + index, hashes: hashes, traits: traits,
        normal: formStart..<normalCount))
    formStart = normalCount
  }
}

// MARK: - Phrases

extension WordScanner {
  /// Puts one English word where the language needs several.
  private mutating func join(_ phrases: Phrases) {
    let reader = PhraseReader(
      bytes: bytes, offset: offset, words: words, forms: foreignForms, phrases: phrases)
    for verb in reader.verbs() {
      words[verb.place] = word(in: verb.place..<verb.place + 1, as: verb.entry)
      words[verb.particle].traits.insert(.stopWord)
    }
    let wholes = reader.wholes()
    guard !wholes.isEmpty else { return }
    var joined: [Word] = []
    joined.reserveCapacity(words.count)
    var next = 0
    for whole in wholes {
      joined += words[next..<whole.places.lowerBound]
      joined.append(word(in: whole.places, as: whole.entry))
      next = whole.places.upperBound
    }
    words = joined + words[next...]
  }

  /// The English word for the words at these places.
  private mutating func word(in places: Range<Int>, as entry: GlossaryEntry) -> Word {
    for byte in entry.english { append(byte) }
    let hashes = Stem.hashes(of: form)
    var traits = words[places.lowerBound].traits.intersection(.sentenceInitial)
    if entry.isFunctionWord { traits.insert(.stopWord) }
    let span =
      words[places.lowerBound].span.lowerBound..<words[places.upperBound - 1].span.upperBound
    defer { formStart = normalCount }
    return Word(span: span, hashes: hashes, traits: traits, normal: formStart..<normalCount)
  }
}

// MARK: - Kinds of words

extension WordScanner {
  private mutating func letterWord() {
    let start = index
    var isCapitalised = false
    var sawApostrophe = false
    while index < bytes.count {
      if bytes[index] &- 0x61 < 26 {
        plainLetters()
        continue
      }
      let (letter, width) = Letter.read(bytes, at: index)
      if letter.kind == .letter {
        if index == start { isCapitalised = letter.isCapital }
        append(scalar: letter.lower)
      } else if letter.kind == .mark {
        compose(with: letter.lower)
      } else if letter.kind == .apostrophe, !sawApostrophe, isLetter(at: index + width) {
        if isElided { break }
        sawApostrophe = true
        append(0x27)
      } else {
        break
      }
      index += width
    }
    if sawApostrophe, form.count > 2, form.last == 0x73, form.dropLast().last == 0x27 {
      normalCount -= 2
    }
    if isCapitalised, isUnitedStates(at: start) { append(0x61) }
    finish(start: start, traits: isCapitalised ? .capitalised : [])
  }

  /// Small letters of English, which are most of a text.
  @inline(__always)
  private mutating func plainLetters() {
    let end = min(bytes.count, index + normals.count - normalCount)
    var next = index
    var place = normalCount
    while next < end, bytes[next] &- 0x61 < 26 {
      normals[place] = bytes[next]
      next += 1
      place += 1
    }
    // No room is left only if a form took more than `capacity` foresees.
    index = next > index ? next : index + 1
    normalCount = place
  }

  /// "L'" of "l'homme": a word of its own.
  private var isElided: Bool {
    guard let glossary else { return false }
    return glossary.elided.contains(TermHash.of(form, 0..<form.count, after: TermHash.start))
  }

  /// "US" in capitals is the country, "us" and "Us" the pronoun.
  private func isUnitedStates(at start: Int) -> Bool {
    index == start + 2 && bytes[start] == 0x55 && bytes[start + 1] == 0x53
  }

  private func isLetter(at index: Int) -> Bool {
    index < bytes.count && Letter.read(bytes, at: index).0.kind == .letter
  }

  /// A combining mark melts into a plain letter before it; any other mark is dropped.
  private mutating func compose(with mark: UInt32) {
    guard let last = form.last, last >= 0x61, last <= 0x7a,
      let composed = Composition.of(last, mark: mark)
    else { return }
    normalCount -= 1
    for byte in composed { append(byte) }
  }

  /// The end of "U.S.", "U.N.", "F.B.I" at `index`: capitals with full stops, two or more.
  private func acronymEnd() -> Int? {
    var end = index
    var capitals = 0
    while end + 1 < bytes.count, isCapital(bytes[end]), bytes[end + 1] == UInt8(ascii: ".") {
      capitals += 1
      end += 2
    }
    if capitals > 0, end < bytes.count, isCapital(bytes[end]), !isWordByte(at: end + 1) {
      capitals += 1
      end += 1
    }
    return capitals > 1 ? end : nil
  }

  private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5a }

  private func isWordByte(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    let kind = Letter.read(bytes, at: index).0.kind
    return kind == .letter || kind == .digit
  }

  private mutating func acronymWord(until end: Int) {
    let start = index
    for byte in bytes[start..<end] where isCapital(byte) { append(byte + 32) }
    if form.elementsEqual("us".utf8) { append(UInt8(ascii: "a")) }
    index = end
    finish(start: start, traits: .capitalised)
  }

  private mutating func number() {
    if let glossary, glossary.numberMarks != .english { return number(as: glossary.numberMarks) }
    let start = index
    var sawPoint = false
    while index < bytes.count {
      let (letter, width) = Letter.read(bytes, at: index)
      if letter.kind == .digit {
        append(scalar: letter.lower)
      } else if letter.lower == 0x2e, !sawPoint, isDigit(at: index + width) {
        sawPoint = true
        append(0x2e)
      } else if letter.lower != 0x2c || sawPoint || !isDigit(at: index + width) {
        guard letter.kind == .space, !sawPoint,
          partsThousands(letter, width, .english, from: start)
        else { break }
      }
      index += width
    }
    finish(start: start, traits: .number)
  }

  /// "1.200,5" or "1 200,5", without zeros at its end: "2,0". Spanish is written with either mark, so what parts three
  /// digits from others parts thousands.
  private mutating func number(as marks: Glossary.NumberMarks) {
    let start = index
    var point: Int?
    while index < bytes.count {
      let (letter, width) = Letter.read(bytes, at: index)
      if letter.kind == .digit {
        append(scalar: letter.lower)
      } else if point != nil {
        break
      } else if !partsThousands(letter, width, marks, from: start) {
        guard Self.isMark(letter), isDigit(at: index + width) else { break }
        point = normalCount
        append(0x2e)
      }
      index += width
    }
    if let point {
      while normalCount > point + 1, form.last == 0x30 { normalCount -= 1 }
      if normalCount == point + 1 { normalCount = point }
    }
    finish(start: start, traits: .number)
  }

  private static func isMark(_ letter: Letter) -> Bool {
    letter.lower == 0x2c || letter.lower == 0x2e
  }

  /// Three digits follow the mark at `index`, and no more than three stand before it.
  private func partsThousands(
    _ letter: Letter, _ width: Int, _ marks: Glossary.NumberMarks, from start: Int
  ) -> Bool {
    // A blank that breaks no line parts thousands in every language.
    guard letter.kind == .space ? width > 1 || marks == .blanks : Self.isMark(letter) else {
      return false
    }
    var first = index
    while first > start, isPlainDigit(at: first - 1) { first -= 1 }
    guard bytes[start] != 0x30, (1...3).contains(index - first) else { return false }
    let next = index + width
    return (0..<3).allSatisfy { isPlainDigit(at: next + $0) } && !isPlainDigit(at: next + 3)
  }

  private func isPlainDigit(at index: Int) -> Bool {
    index < bytes.count && bytes[index] &- 0x30 < 10
  }

  private func isDigit(at index: Int) -> Bool {
    index < bytes.count && Letter.read(bytes, at: index).0.kind == .digit
  }

  /// Overlapping pairs, as search engines index Chinese and Japanese; a letter alone is a word.
  private mutating func unspacedRun() {
    var previous: (start: Int, scalar: UInt32)?
    var pairs = 0
    while index < bytes.count {
      let (letter, width) = Letter.read(bytes, at: index)
      guard letter.kind == .unspaced else { break }
      let start = index
      index += width
      if let previous {
        append(scalar: previous.scalar)
        append(scalar: letter.lower)
        finish(start: previous.start, traits: [])
        pairs += 1
      }
      previous = (start, letter.lower)
    }
    if pairs == 0, let previous {
      append(scalar: previous.scalar)
      finish(start: previous.start, traits: [])
    }
  }
}
