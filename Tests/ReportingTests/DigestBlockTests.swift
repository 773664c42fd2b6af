import News
import Reporting
import Testing

@Suite struct `A story in the digest` {
  @Test func `shows what its heading rests on, of whatever kind and however low its score`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel at Grend caves in",
      sentences: [
        ("The tunnel at Grend caved in.", .story, 1),
        ("Dust hung over the valley.", .development, 0.9),
        ("Sirens were heard in Lorn.", .development, 0.8),
        ("Buses replace the trains.", .development, 0.7),
      ], hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "Fifteen dead in tunnel",
      sentences: [("Fifteen miners died.", .number, 0.3)], hour: 12)
    let story = day.markdown().firstRange(of: "## New").map { day.markdown()[$0.upperBound...] }
    #expect(
      story?.contains("- `~` Fifteen miners died. — outlet-b.example, 12:00\n- and 1 more\n")
        == true)
  }

  @Test func `hears each article before it hears one again`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel", sentences: [("The tunnel caved in.", .story, 1)], hour: 6)
    day.goOn(
      story: "a", article: "ar_2", title: "A survivor",
      sentences: [
        ("A welder crawled out of the shaft.", .development, 0.6),
        ("The lamps went dark, he recalls.", .development, 0.6),
        ("Somebody sang.", .development, 0.6),
      ], hour: 9)
    day.goOn(
      story: "a", article: "ar_3", title: "At least six dead",
      sentences: [("At least six miners died.", .development, 0.3)], hour: 10)
    day.goOn(
      story: "a", article: "ar_4", title: "Owner arrested",
      sentences: [("Police arrested the owner.", .development, 0.5)], hour: 15)
    let page = day.markdown()
    #expect(order(of: ["caved in", "A welder crawled", "At least six", "arrested"], in: page))
    #expect(!page.contains("lamps") && !page.contains("sang"))
    #expect(page.contains("- and 2 more\n"))
  }

  @Test func `says how much of what it leaves out stands further down`() {
    var day = Day()
    day.add(
      story: "a", title: "Tunnel",
      sentences: [
        ("The tunnel caved in.", .story, 1), ("Dust hung over the valley.", .development, 0.9),
        ("Sirens were heard in Lorn.", .development, 0.8),
        ("Buses replace the trains.", .development, 0.7),
        ("A school is closed.", .development, 0.6), ("The owner denies it.", .dispute, 0.3),
      ])
    #expect(day.markdown().contains("- and 2 more, 1 of them below\n"))
    let digest = Digest.build(from: day.input, stories: 12)
    #expect(DigestPage.html(digest).contains("and 2 more, 1 of them below"))
    #expect(DigestPage.json(digest).contains("\"more\":2,\"below\":1"))
  }
}
