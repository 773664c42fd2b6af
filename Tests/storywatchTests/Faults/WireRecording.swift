/// Two outlets over two days: a story, its copy, a changed number, an edit, an empty poll.
enum WireRecording {
  static let settings = """
    defaults: { first_run: all }
    feeds: [{ id: quell, url: "https://quell.example/rss" }, { id: orrin, url: "https://orrin.example/rss" }]
    watches: [{ id: everything, query: "*", severity: medium }]
    alerts: { settle: 60s, cooldown: 0s }
    digest: { formats: [md, html, json, atom] }
    timezone: UTC
    """

  static let text = [
    poll("2026-03-02T08:00:00Z", "quell", [item("1", fire, "Mill of Quell burns down")]),
    poll("2026-03-02T08:00:30Z", "orrin", [item("a", fire, "Fire destroys the mill of Quell")]),
    poll(
      "2026-03-02T17:00:00Z", "quell",
      [
        item("1", fire, "Mill of Quell burns down, owner arrested"),
        item("2", toll, "Death toll of the Quell mill fire rises to nine"),
      ]),
    poll("2026-03-03T09:00:00Z", "orrin", [item("b", choir, "Nolm choir wins lantern prize")]),
    poll("2026-03-03T09:20:00Z", "quell", [item("3", ferry, "Ferry to Tarn stops for the winter")]),
    poll("2026-03-03T09:30:00Z", "quell", []),
  ].joined(separator: "\n")

  private static let fire = """
    A fire destroyed the old grain mill of Quell on Monday. Four people were killed, the fire chief \
    Imre Dahl said. The flames broke out on the second floor shortly before dawn.
    """
  private static let toll = """
    The death toll of the fire in the grain mill of Quell has risen to nine, the fire chief Imre Dahl \
    said on Monday. Five more bodies were found on the second floor.
    """
  private static let choir = """
    The choir of Nolm has won the lantern prize for the third time. The jury praised its songs of \
    the harbour.
    """

  private static let ferry = """
    The ferry between Orrin and Tarn will stop from Thursday until the ice has gone, its operator \
    Lakeline announced.
    """

  private static func item(_ guid: String, _ text: String, _ title: String) -> String {
    "<item><guid>\(guid)</guid><title>\(title)</title><description>\(text)</description></item>"
  }

  private static func poll(_ at: String, _ feed: String, _ items: [String]) -> String {
    """
    {"at":"\(at)","feed":"\(feed)","url":"https://\(feed).example/rss","status":200,\
    "headers":{"Content-Type":"application/rss+xml"},\
    "body":"<rss version='2.0'><channel><title>\(feed)</title>\(items.joined())</channel></rss>"}
    """
  }
}
