/// One word of a text: where it stands, how it is written there, and its hashes.
public struct Word: Hashable, Sendable {
  /// UTF-8 offsets into the text as it was given.
  public var span: Range<Int>
  /// Hash of the normal form: folded, lower case, no `'s`, "three" as "3", "2,500" as "2500".
  public var form: UInt64
  /// Hash of the form without its plural: groups articles.
  public var stem: UInt64
  /// Hash of the stem without -ing, -ed and final e: compares sentences.
  public var root: UInt64
  var traits: Traits
  var normal: Range<Int>

  /// Its first letter is a capital.
  public var isCapitalised: Bool { traits.contains(.capitalised) }
  /// Stands where any word would have a capital: at the start, after a full stop, colon, dash.
  public var isSentenceInitial: Bool {
    get { traits.contains(.sentenceInitial) }
    set { if newValue { traits.insert(.sentenceInitial) } else { traits.remove(.sentenceInitial) } }
  }
  /// Digits, or a number word from two to twenty.
  public var isNumber: Bool { traits.contains(.number) }
  /// Too common to tell texts apart, or a single letter.
  public var isStopWord: Bool { traits.contains(.stopWord) }

  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let capitalised = Traits(rawValue: 1)
    static let sentenceInitial = Traits(rawValue: 2)
    static let number = Traits(rawValue: 4)
    static let stopWord = Traits(rawValue: 8)
  }
}
