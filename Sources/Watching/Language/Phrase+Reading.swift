extension Phrase.Part {
  /// Reads one word as written; nil where it has neither letter nor digit and `mayBeEmpty`.
  init?(_ written: Substring, at offset: Int, mayBeEmpty: Bool) throws(QueryError) {
    var written = written
    var isStem = false
    if written.hasSuffix("*") {
      written.removeLast()
      isStem = true
    }
    guard !written.contains("*") else {
      let letters = written.filter { $0 != "*" }
      throw QueryError(
        message: "a star stands only at the end of a word", offset: offset,
        remedy: letters.isEmpty
          ? "* alone matches everything"
          : written.hasPrefix("*")
            ? "did you mean /\(letters)\\b/?" : "did you mean \(letters)*, or a /regex/?")
    }
    let text = FoldedText(String(written))
    guard !text.words.isEmpty else {
      if mayBeEmpty, !isStem { return nil }
      throw QueryError(
        message: "\(written)\(isStem ? "*" : "") has no letters or digits", offset: offset,
        remedy: "signs and punctuation are not searched; a /regex/ finds them")
    }
    let words = text.words.indices.map { Array(text.folded($0)) }
    let isGlued = text.words.map { $0.joint == .glued }
    self.init(
      words: words, isGlued: isGlued,
      joined: words.count > 1 && !isGlued.contains(true) && !Self.areNumbers(text)
        ? Array(words.joined()) : nil,
      isStem: isStem)
  }

  /// "1.5" and "9/11" are no 15 and no 911; "1,500" is 1500.
  private static func areNumbers(_ text: FoldedText) -> Bool {
    let areDigits = text.words.indices.allSatisfy { index in
      text.folded(index).allSatisfy { (0x30...0x39).contains($0) }
    }
    return areDigits
      && !text.words.indices.dropFirst().allSatisfy {
        text.words[$0].joint == .comma && text.folded($0).count == 3
      }
  }
}
