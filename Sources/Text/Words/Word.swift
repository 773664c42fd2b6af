/// One word of a text: where it stands, how it is written there, and its hashes.
public struct Word: Hashable, Sendable {
  /// UTF-8 offsets into the text as it was given.
  @inlinable public var span: Range<Int> { Int(start)..<Int(end) }
  /// Hash of the normal form: folded, lower case, no `'s`, "three" as "3", "2,500" as "2500".
  public var form: UInt64
  /// Hash of the form without its plural: groups articles.
  public var stem: UInt64
  /// Hash of the stem without -ing, -ed and final e: compares sentences.
  public var root: UInt64
  @usableFromInline var traits: Traits
  // Half as wide as offsets are elsewhere: an article's words are read many times.
  @usableFromInline let start: UInt32
  @usableFromInline let end: UInt32
  private let normalStart: UInt32
  private let normalEnd: UInt32

  /// `normal`: where its form stands among the forms.
  @inline(__always)
  init(span: Range<Int>, hashes: Stem.Hashes, traits: Traits, normal: Range<Int>) {
    start = UInt32(truncatingIfNeeded: span.lowerBound)
    end = UInt32(truncatingIfNeeded: span.upperBound)
    form = hashes.form
    stem = hashes.stem
    root = hashes.root
    self.traits = traits
    normalStart = UInt32(truncatingIfNeeded: normal.lowerBound)
    normalEnd = UInt32(truncatingIfNeeded: normal.upperBound)
  }

  var normal: Range<Int> { Int(normalStart)..<Int(normalEnd) }

  /// Its first letter is a capital.
  @inlinable public var isCapitalised: Bool { traits.contains(.capitalised) }
  /// Stands where any word would have a capital: at the start, after a full stop, colon, dash.
  @inlinable public var isSentenceInitial: Bool {
    get { traits.contains(.sentenceInitial) }
    set { if newValue { traits.insert(.sentenceInitial) } else { traits.remove(.sentenceInitial) } }
  }
  /// Digits, or a number word from two to twenty.
  @inlinable public var isNumber: Bool { traits.contains(.number) }
  /// Too common to tell texts apart, or a single letter.
  @inlinable public var isStopWord: Bool { traits.contains(.stopWord) }

  @usableFromInline
  struct Traits: OptionSet, Hashable, Sendable {
    @usableFromInline let rawValue: UInt8

    @inlinable
    init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    @inlinable static var capitalised: Traits { Traits(rawValue: 1) }
    @inlinable static var sentenceInitial: Traits { Traits(rawValue: 2) }
    @inlinable static var number: Traits { Traits(rawValue: 4) }
    @inlinable static var stopWord: Traits { Traits(rawValue: 8) }
  }
}
