import News
import Testing
import Text

@testable import Developments

@Suite struct `Cues of a sentence` {
  @Test(arguments: [
    ("\"Stop,\" he said", 2), ("``Stop,'' he said", 2), ("''Stop,'' he said", 2),
    ("\u{201c}Stop,\u{201d} he said", 2), ("the crews' ship, captain's orders", 0),
  ]) func `quotation marks are known however they are typed`(text: String, count: Int) {
    #expect(QuoteMarks(Array(text.utf8)[...]).count == count)
  }

  private static func cues(_ text: String, published: CivilDate?, year: Int?) -> [Float] {
    let sentence = SentenceWords(text)
    let dates = DateScanner(sentence, published: published).dates()
    var scanner = CueScanner(sentence, dates: dates, published: published, year: year)
    return scanner.scan()
  }

  @Test(arguments: [
    ("The dam broke on January 17.", RoleCue.dateNow), ("The dam broke on January 10.", .dateWeek),
    ("The dam broke on December 2.", .dateSeason), ("The dam broke in March 2025.", .dateYear),
    ("The dam broke in 2011.", .dateOld), ("The dam will open on January 30.", .dateAhead),
    ("In 2011 the dam broke.", .opensOld),
  ]) func `dates count from the day of publication`(text: String, cue: RoleCue) {
    let published = CivilDate(year: 2026, month: 1, day: 18)
    #expect(Self.cues(text, published: published, year: 2026)[cue] == 1)
    #expect(Self.cues(text, published: nil, year: nil)[cue] == 0)
  }

  @Test func `an article without a date is of the latest year it names`() {
    let sentences = ["The dam broke in 1998.", "It was rebuilt in 2004."].map { SentenceWords($0) }
    let features = RoleFeatures(
      RoleTagger.Article(
        title: SentenceWords("A dam"), sentences: sentences, dates: [[], []],
        isAttributed: [false, false], published: nil))
    #expect(features.rows.map { $0[.oldYear] } == [1, 0])
    #expect(features.rows.map { $0[.thisYear] } == [0, 1])
  }
}

@Suite struct `The kind of a stream` {
  @Test func `is shown by its other stories before a new one begins`() {
    var stream = StreamKind()
    var first = StreamKind.Part()
    for _ in 0..<200 { _ = stream.isPicked(-1, part: &first) }
    var second = StreamKind.Part()
    #expect(stream.isPicked(0, part: &second) < 0.1)
    var fresh = StreamKind()
    var alone = StreamKind.Part()
    #expect(fresh.isPicked(0, part: &alone) > 0.4)
  }
}
