/// Tells the language of a text by its function words, or by its script.
struct LanguageGuess {
  /// Of each language's function words: those of its own, and those that English news has, too.
  private var counts = [Int](repeating: 0, count: Glossary.all.count)
  private var shared = [Int](repeating: 0, count: Glossary.all.count)
  private var english = 0
  private var scripts = Scripts()

  /// Bytes of each text that are read.
  private static let read = 800
  /// One foreign word is a name or a loan.
  private static let fewest = 2
  /// English words after which a text without foreign ones is read no further.
  private static let enough = 8

  private struct Scripts {
    var latin = 0
    var cyrillic = 0
    var arabic = 0
    var han = 0
    var kana = 0
    /// Letters of Ukrainian that Russian has not, and the other way round.
    var ukrainian = 0
    var russian = 0
  }

  /// The place of the language among the glossaries; nil for English and what cannot be told.
  var language: Int? {
    if let code = codeOfScript {
      return Glossary.all.firstIndex { $0.code == code }
    }
    let sums = zip(counts, shared).map { $0 > 0 ? $0 + $1 : 0 }
    guard let most = sums.indices.max(by: { sums[$0] < sums[$1] }) else { return nil }
    return sums[most] >= Self.fewest && sums[most] > english ? most : nil
  }

  private var codeOfScript: String? {
    if scripts.han + scripts.kana > scripts.latin { return scripts.kana > 0 ? "ja" : "zh" }
    if scripts.arabic > scripts.latin { return "ar" }
    if scripts.cyrillic > scripts.latin {
      return scripts.ukrainian > scripts.russian ? "uk" : "ru"
    }
    return nil
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hash = TermHash.start
    var letters = 0
    var isSmall = false
    // A function word that may be a particle of the name behind it: "von der Leyen", "la Rochelle".
    var pending: FunctionWord?
    var index = 0
    let end = min(bytes.count, Self.read)
    while index < end {
      let (letter, width) = Letter.read(bytes, at: index)
      index += width
      if letter.kind == .letter {
        if letters == 0 {
          isSmall = !letter.isCapital
          if isSmall { count(pending) }
          pending = nil
        }
        letters += 1
        UTF8Scalar.forEachByte(of: letter.lower) { hash = (hash ^ UInt64($0)) &* TermHash.prime }
        see(letter.lower)
        continue
      }
      if letter.kind == .unspaced { see(letter.lower) }
      if letters > 0 {
        let isParticle = Self.particles.contains(hash)
        if StopWords.contains(hash) || letters == 1 && hash == Self.a { english += 1 }
        let function = isSmall ? FunctionWord.of(hash) : nil
        if isParticle { pending = function } else { count(function) }
      }
      (hash, letters) = (TermHash.start, 0)
      if english == Self.enough, counts.allSatisfy({ $0 < Self.fewest }) { break }
    }
  }

  private mutating func count(_ function: FunctionWord?) {
    guard let function else { return }
    var rest = function.languages
    while rest != 0 {
      if function.isEnglish {
        shared[rest.trailingZeroBitCount] += 1
      } else {
        counts[rest.trailingZeroBitCount] += 1
      }
      rest &= rest - 1
    }
  }

  private mutating func see(_ scalar: UInt32) {
    switch scalar {
    case 0x61...0x24f: scripts.latin += 1
    case 0x454, 0x456, 0x457, 0x491:
      scripts.cyrillic += 1
      scripts.ukrainian += 1
    case 0x44a, 0x44b, 0x44d, 0x451:
      scripts.cyrillic += 1
      scripts.russian += 1
    case 0x400...0x52f: scripts.cyrillic += 1
    case 0x600...0x6ff: scripts.arabic += 1
    case 0x3041...0x30ff: scripts.kana += 1
    case 0x3400...0x9fff: scripts.han += 1
    default: break
    }
  }

  private static let a = TermHash.of("a")
  private static let particles = TermSet(
    "von van der den de la le du da di del della dos das el los las bin al zu ter ten")
}
