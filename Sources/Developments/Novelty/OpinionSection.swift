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
    return marks.contains(headline.form(0)) && sets(headline.gap(after: 0), apart: colons)
      || marks.contains(headline.form(last))
        && sets(headline.gap(after: last - 1), apart: bars)
  }

  private static func sets(_ gap: ArraySlice<UInt8>, apart marks: [UInt8]) -> Bool {
    gap.contains { marks.contains($0) }
  }

  private static let bars = [UInt8(ascii: "|")]
  private static let colons = [UInt8(ascii: ":"), UInt8(ascii: "|")]

  private static let sections = TermSet(
    """
    opinion opinions op-ed oped comment commentary commentisfree columnist columnists column columns \
    editorial editorials viewpoint viewpoints leaders letters meinung meinungen kommentar kommentare \
    kolumne kolumnen gastbeitrag gastkommentar leitartikel idees tribune tribunes edito editos \
    editoriaux chronique chroniques columnas columnistas editoriales tribunas opinioni commenti opinie \
    opinies opiniao ledare ledere debatt debat meninger ytring felietony mielipide
    """)
  private static let marks = TermSet(
    """
    opinion comment commentary editorial column viewpoint letter letters kommentar meinung kolumne \
    gastbeitrag gastkommentar leitartikel glosse tribune édito edito éditorial chronique opinión \
    columna editoriale opinione commento opinie opinião opiniao ledare leder debatt debat kronik opinia \
    felieton mielipide
    """)
}
