import PageExtraction

/// Pages of invented outlets, built around the same article.
enum Page {
  static let first =
    "The council of Harrowby voted on Tuesday to close the old harbour bridge, after engineers found cracks in two of its piers."
  static let second =
    "Mayor Ilse Brandt said repairs would take at least nine months, and that ferries would run every twenty minutes until then."
  static let third =
    "Shopkeepers on the east bank, who fear for their trade, asked the council for a share of the emergency fund."
  static let article = [first, second, third]

  static var paragraphs: String { article.map { "<p>\($0)</p>" }.joined(separator: "\n") }

  static func text(_ html: String, contentType: String? = nil) -> String {
    PageExtractor.extract(Array(html.utf8), contentType: contentType).text
  }

  static func lines(_ html: String) -> [String] {
    text(html).split(separator: "\n").map(String.init)
  }

  /// `body` in a page with a head.
  static func with(_ body: String, head: String = "") -> String {
    "<!DOCTYPE html><html lang=en><head><title>Bridge closed - Harrowby Post</title>\(head)</head>"
      + "<body>\(body)</body></html>"
  }
}
