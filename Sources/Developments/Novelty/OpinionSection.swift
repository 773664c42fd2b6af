internal import Text

/// Marks that an outlet itself puts on its opinion: the section in the address, the word before the
/// headline. They need no knowledge of the language of the text.
enum OpinionSection {
  /// "https://outlet.example/opinion/2031/…": a step of the path, whole.
  static func isNamed(inPathOf url: String) -> Bool {
    var path = url[...]
    if let authority = path.firstRange(of: "://") {
      path = path[authority.upperBound...].drop { $0 != "/" }
    }
    return path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").contains {
      sections.contains(TermHash.of($0.lowercased()))
    }
  }

  /// "Kommentar: …", "Tribune | …", "… | Opinión".
  static func isNamed(in headline: SentenceWords) -> Bool {
    guard headline.count > 2 else { return false }
    let last = headline.count - 1
    // "Il commento: …".
    let first = headline.words[0].isStopWord ? 1 : 0
    return marks.contains(headline.form(first)) && isLabel(headline, first)
      || marks.contains(headline.form(last))
        && sets(headline.gap(after: last - 1), apart: bars)
  }

  /// "Ein Kommentar von Name": the line below the headline of an opinion.
  static func isByline(_ lead: SentenceWords) -> Bool {
    guard (3...longestByline).contains(lead.count) else { return false }
    let mark = lead.words[0].isStopWord ? 1 : 0
    return marks.contains(lead.form(mark))
      && [Form.of, Form.by].contains(lead.form(mark + 1))
      && lead.words[(mark + 2)...].allSatisfy(\.isCapitalised)
  }

  private static let longestByline = 6

  /// "Kommentar: …", "KOMMENTAR – …", "Édito. …", "社论：…", "【社説】…".
  private static func isLabel(_ headline: SentenceWords, _ index: Int) -> Bool {
    let gap = headline.gap(after: index)
    return sets(gap, apart: colons) || signs.contains { gap.firstRange(of: $0) != nil }
  }

  private static func sets(_ gap: ArraySlice<UInt8>, apart marks: [UInt8]) -> Bool {
    gap.contains { marks.contains($0) }
  }

  private static let bars = [UInt8(ascii: "|")]
  private static let signs = ["–", "—", ". ", "：", "】"].map { Array($0.utf8) }
  private static let colons = [UInt8(ascii: ":"), UInt8(ascii: "|")]

  private static let sections = TermSet(
    """
    opinion opinions op-ed oped comment commentary commentisfree columnist columnists column columns \
    editorial editorials viewpoint viewpoints leaders letters meinung meinungen kommentar kommentare \
    kolumne kolumnen gastbeitrag gastkommentar leitartikel idees tribune tribunes edito editos \
    editoriaux chronique chroniques columnas columnistas editoriales tribunas opinioni commenti opinie \
    opinies opiniao ledare ledere debatt debat debats meninger ytring felietony mielipide opiniones editoriali \
    mnenie mnenija mneniya kolonki publicystyka komentarze gorus gorusler yazarlar
    """)
  private static let marks = TermSet(
    """
    opinion comment commentary editorial column viewpoint letter letters kommentar meinung kolumne \
    gastbeitrag gastkommentar leitartikel glosse tribune édito edito éditorial chronique opinión \
    columna editoriale opinione commento opinie opinião opiniao ledare leder debatt debat kronik opinia \
    felieton mielipide tribuna мнение колонка думка komentarz commento رأي
    """)
}
