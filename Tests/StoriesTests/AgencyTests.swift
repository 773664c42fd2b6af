import Testing

@testable import Stories

@Suite struct AgencyTests {
  private func agency(_ text: String, author: String? = nil) -> String? {
    Agency.credited(by: Samples.article(1, "Ferry", text, author: author))
  }

  @Test func `the marks of agency copy name the agency`() {
    #expect(agency("TARSK (AP) — The ferry ran aground.") == "ap")
    #expect(agency("Reuters - The ferry ran aground.") == "reuters")
    #expect(agency("By Mara Lund, Associated Press\nThe ferry ran aground.") == "ap")
    #expect(agency("The ferry ran aground.", author: "Agence France-Presse") == "afp")
    #expect(agency("The ferry sank. (Reporting by Mara Lund; editing by Jo Brandt)") == "reuters")
    #expect(agency("The ferry sank.\nThe Associated Press contributed to this report.") == "ap")
    #expect(agency("The ferry sank.\nCopyright 2031 The Associated Press.") == "ap")
  }

  @Test func `an agency that is only mentioned is no credit`() {
    #expect(
      agency("The minister told Reuters that the ferry was lost. Nobody else was told.") == nil)
    #expect(agency("Bloomberg, the mayor, said nothing.") == nil)
    #expect(agency("An app (apple) for ferries.") == nil)
  }

  @Test
  func
    `reporters in brackets are those of Reuters only with an editor and without another's copyright`()
  {
    #expect(agency("The ferry sank. (Reporting by Mara Lund in Tarsk)") == nil)
    #expect(
      agency("It sank.\n(Reporting by Mara Lund; editing by Jo Brandt) © Meridian Press Agency.")
        == nil)
  }
}
