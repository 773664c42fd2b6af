/// Whose words a sentence tells.
public struct Attribution: Hashable, Sendable {
  /// The word that says so ("said", "according"), in UTF-8 offsets of the sentence; nil inside a
  /// running quotation.
  public var cue: Range<Int>?
  /// Who speaks, verbatim; from an earlier or the next sentence inside a running quotation.
  public var speaker: String?
  /// Where `speaker` stands in this sentence, in UTF-8 offsets; nil where it stands in another.
  public var span: Range<Int>?
  /// Whom a pronoun in `speaker` stands for: the last speaker who was named.
  public var name: String?
}
