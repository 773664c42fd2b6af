import News
import Text

@testable import Reporting

/// What libFuzzer calls with each input: a text, taken for everything that a feed may say of an alert.
///
/// Each writer's output is read back to the text as one harmless line: a logfmt line, bounded and with no field of the text's
/// making; a JSON line; Markdown and markup in which nothing of it means anything.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWriters(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let cleaned = TextCleaner.line(text)
  precondition(same(TextCleaner.line(cleaned), cleaned), "cleaning what is clean changes it")
  checkLines(text, cleaned)
  precondition(same(MarkdownReader.text(of: MarkdownText.escaped(text)), cleaned), "Markdown")
  let escaped = MarkupText.escaped(text)
  let read = PageReader("<p title=\"\(escaped)\">\(escaped)</p>")
  precondition(same(read?.texts.joined(), cleaned), "text of markup")
  precondition(same(read?.tags.first?.attributes["title"], cleaned), "attribute of markup")
  precondition(PageReader(MarkupText.link(text, to: text)) != nil, "a link")
  return 0
}

private func checkLines(_ text: String, _ cleaned: String) {
  let alert = Alert(
    id: "al_0123456789", kind: .development, severity: .high, watch: text, story: "st_0123456789",
    article: "ar_0123456789", development: "dv_0123456789", foundAt: time, dueAt: time,
    headline: text, sentence: "Also: " + text, speaker: text, limit: text, source: text, url: text)
  let line = AlertLine.logfmt(alert, at: time)
  precondition(line.utf8.count <= AlertLine.maximumBytes, "too long a line")
  precondition(!line.utf8.contains { $0 < 0x20 || $0 == 0x7f }, "a control character")
  let fields = LogfmtReader.fields(of: line)
  var keys = fields.map(\.key)[...]
  for member in AlertLine.members where keys.first == member { keys.removeFirst() }
  precondition(keys.isEmpty, "a field of the text's making")
  for (key, field) in fields {
    if let own = ownFields[key] { precondition(own == field, "a field was changed") }
    if key == "headline" {
      precondition(same(field, cleaned) || field.hasSuffix(TextCleaner.ellipsis), "headline")
    }
  }
  let json = try? JSONValue.parse(Array(AlertLine.json(alert, at: time).utf8))
  for member in ["watch", "headline", "speaker", "limit", "source"] {
    precondition(same(json?[member]?.string, cleaned), "member of JSON")
  }
}

/// Byte by byte: a String's own comparison takes composed and decomposed letters for the same.
private func same(_ one: String?, _ other: String) -> Bool {
  one.map { $0.utf8.elementsEqual(other.utf8) } ?? false
}

private let time = Timestamp(seconds: 1_790_000_000)
private let ownFields = [
  "event": "alert", "kind": "development", "severity": "high", "alert": "al_0123456789",
  "story": "st_0123456789", "outlets": "1", "origins": "1",
]
