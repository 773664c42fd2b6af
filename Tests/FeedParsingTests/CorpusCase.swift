import FeedParsing
import Foundation
import Testing
import Text

/// A file of the corpus: a document that tells in its first comment how it is to be read.
///
/// Lines of that comment: `Description:`, `Expect: path = value`, and as arguments `Content-Type:`, `Base:`,
/// `Language:`. A path is one of the canonical JSON; `.count` is the length of a list, a list of texts is
/// written `a|b`, `(absent)` is no value, `error` the code of the refusal. `\u{…}` and `\n` are escapes.
struct CorpusCase: CustomTestStringConvertible, Sendable {
  var path: String
  var bytes: [UInt8]
  var contentType: String?
  var base: String?
  var language: String?
  var expectations: [(path: String, value: String)] = []

  var testDescription: String { path }

  static let all: [CorpusCase] = {
    guard let folder = Bundle.module.url(forResource: "Corpus", withExtension: nil),
      let files = FileManager.default.enumerator(atPath: folder.path)
    else { return [] }
    return files.compactMap { $0 as? String }.sorted().compactMap { path in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
        return nil
      }
      return CorpusCase(path: path, bytes: Array(data))
    }
  }()

  init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.range(of: "Description:") else { return }
    let end = path.hasSuffix(".json") ? "\n  ]" : "\n-->"
    for line in text[start.lowerBound...].components(separatedBy: end)[0].split(separator: "\n") {
      var line = line.trimmingCharacters(in: .whitespaces)
      if path.hasSuffix(".json") { line = CorpusCase.unquoted(line) }
      guard let colon = line.range(of: ": ") else { continue }
      let value = String(line[colon.upperBound...])
      switch line[..<colon.lowerBound] {
      case "Content-Type": contentType = value
      case "Base": base = value
      case "Language": language = value
      case "Expect":
        guard let equals = value.range(of: " = ") else { continue }
        expectations.append(
          (
            String(value[..<equals.lowerBound]),
            CorpusCase.unescaped(String(value[equals.upperBound...]))
          ))
      default: continue
      }
    }
  }

  /// The canonical JSON of the document.
  func output() throws -> JSONValue {
    var writer = JSONWriter()
    do throws(FeedParseError) {
      let feed = try FeedParser.parse(
        bytes, contentType: contentType, baseURL: base, contentLanguage: language)
      ParsedFeedJSON.write(feed, to: &writer)
    } catch {
      ParsedFeedJSON.write(error, to: &writer)
    }
    return try JSONValue.parse(writer.bytes)
  }

  private static func unquoted(_ line: String) -> String {
    var line = line
    if line.hasSuffix(",") { line.removeLast() }
    return (try? JSONValue.parse(Array(line.utf8)))?.string ?? line
  }

  private static func unescaped(_ value: String) -> String {
    var parts = value.replacingOccurrences(of: "\\n", with: "\n").components(separatedBy: "\\u{")
    for index in parts.indices.dropFirst() {
      guard let end = parts[index].firstIndex(of: "}"),
        let scalar = UInt32(parts[index][..<end], radix: 16).flatMap(Unicode.Scalar.init)
      else { continue }
      parts[index] = String(scalar) + parts[index][parts[index].index(after: end)...]
    }
    return parts.joined()
  }
}

/// What stands at a path of the canonical JSON, as the corpus writes it.
func written(_ path: String, in output: JSONValue) -> String {
  if path == "error" { return output["_error"]?["code"]?.string ?? "(absent)" }
  var value: JSONValue? = output
  for step in path.split(separator: ".") {
    if step == "count" { return String(value?.array?.count ?? 0) }
    let name = step.prefix { $0 != "[" }
    value = value?[String(name)]
    if let index = Int(step.dropFirst(name.count + 1).dropLast()) {
      value = value?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
    }
  }
  return written(value)
}

private func written(_ value: JSONValue?) -> String {
  switch value {
  case .string(let text): text
  case .number(let literal): literal
  case .bool(let flag): flag ? "true" : "false"
  case .array(let elements): elements.map { written($0) }.joined(separator: "|")
  case .object: "(object)"
  case .null, nil: "(absent)"
  }
}
