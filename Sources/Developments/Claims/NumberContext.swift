internal import Text

/// Where a number stands: whose number it is, and how its sentence treats it.
struct NumberContext {
  /// Whom the article comes from.
  var origin: String
  /// Forms of the capitalised words of the speaker's name; empty for what the outlet says itself.
  var speaker: Set<UInt64> = []
  /// The same, of all its words: "the doctors' union".
  var voice: Set<UInt64> = []
  /// The speaker stands for many: "officials".
  var hasSpeaker = false
  /// Among the first sentences, which count the whole and not a part of it.
  var isLead = false
  /// "Revised down", "lowered", "down from".
  var corrects = false
  /// "2.4 and not 2.1".
  var replaces = false
  /// "As of Wednesday", "so far", "have now": counts as it stands.
  var isCount = false
  /// "But", "disputed", "far more than".
  var contrasts = false

  /// The numbers of the headline above it.
  var headline: [Double] = []

  init(origin: String) {
    self.origin = origin
  }

  init(origin: String, speaker: String?, sentence: SentenceWords, place: Int) {
    self.origin = origin
    hasSpeaker = speaker != nil
    let words = Words(speaker ?? "").all
    self.speaker = Set(words.filter(\.isCapitalised).map(\.form))
    voice = Set(words.filter { !$0.isStopWord }.map(\.form))
    isLead = place < Self.leads
    for index in 0..<sentence.count {
      let form = sentence.form(index)
      if Self.correcting.contains(form) { corrects = true }
      if form == Form.from, Self.down.contains(sentence.form(index - 1)) { corrects = true }
      if form == Form.not, index + 1 < sentence.count, sentence.words[index + 1].isNumber {
        replaces = true
      }
      if form == Self.now && index > 0 || Self.counting[form] == sentence.form(index + 1) {
        isCount = true
      }
      if Self.contrasting.contains(form) { contrasts = true }
    }
  }

  /// Both are told by somebody, and not by the same.
  func isByAnother(than other: NumberContext) -> Bool {
    origin != other.origin && hasSpeaker && other.hasSpeaker && !speaker.isEmpty
      && speaker.isDisjoint(with: other.speaker)
  }

  /// The same where a sentence sets its number against another: any two voices will do.
  func speaksAgainst(_ other: NumberContext) -> Bool {
    contrasts && origin != other.origin && !voice.isEmpty && !other.voice.isEmpty
      && voice.isDisjoint(with: other.voice)
  }

  private static let leads = 3
  private static let now = TermHash.of("now")
  private static let counting = [
    Form.as: Form.of, TermHash.of("so"): TermHash.of("far"), Form.to: TermHash.of("date"),
  ]
  private static let down = TermSet("down reduced lowered cut")
  private static let correcting = TermSet(
    "revised revises lowered lowers corrected corrects corrections recount recounted downgraded misreported"
  )
  private static let contrasting = TermSet(
    "but however disputed disputes contradicted contradicting contrary rejected conflicting insists "
      + "insisted claims claimed")
}
