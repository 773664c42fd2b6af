/// The text of `feeds.yaml` with feeds and groups added; every line that was there stays as it is.
///
/// Works on lines, and only where a list is written with a dash a line: whoever calls reads the result and compares.
struct MergedText {
  /// Why nothing can be added.
  struct Refusal: Error, Hashable {
    var message: String
  }

  /// A byte order mark or nothing.
  private let mark: String
  /// Each with its end.
  private var lines: [String]
  /// Of the first line: what is added ends as that does.
  private let lineEnd: String

  /// `text` is empty where there is no file yet.
  static func adding(_ additions: SubscriptionImport, to text: String) throws(Refusal) -> String {
    guard !additions.feeds.isEmpty else { return text }
    var merged = MergedText(text)
    try merged.add(
      additions.groups.map { group in
        { indent in
          ["\(indent)\(group.id): {}" + (group.id == group.folder ? "" : "  # \(group.folder)")]
        }
      }, under: "groups")
    try merged.add(
      additions.feeds.map { feed in { indent in Self.item(feed, indent) } }, under: "feeds")
    return merged.mark + merged.lines.joined()
  }

  /// A file that is empty or has comments alone.
  static func saysNothing(_ text: String) -> Bool {
    MergedText(text).lines.allSatisfy(isBlank)
  }

  private init(_ text: String) {
    var scalars = text.unicodeScalars[...]
    mark = scalars.first == "\u{feff}" ? String(scalars.removeFirst()) : ""
    lines = Self.lines(of: scalars)
    lineEnd = lines.first?.last.flatMap { $0.isNewline ? String($0) : nil } ?? "\n"
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    if let last = lines.indices.last, lines[last].last?.isNewline == false {
      lines[last] += lineEnd
    }
  }

  /// Cut behind LF, CR LF and CR.
  private static func lines(of text: Substring.UnicodeScalarView) -> [String] {
    var lines: [String] = []
    var rest = text
    while let end = rest.firstIndex(where: { $0 == "\n" || $0 == "\r" }) {
      var next = rest.index(after: end)
      if rest[end] == "\r", next < rest.endIndex, rest[next] == "\n" {
        next = rest.index(after: next)
      }
      lines.append(String(rest[..<next]))
      rest = rest[next...]
    }
    return rest.isEmpty ? lines : lines + [String(rest)]
  }

  private static func item(_ feed: SubscriptionImport.Feed, _ indent: String) -> [String] {
    var item = ["\(indent)- url: \(quoted(feed.url))"]
    if let id = feed.id { item.append("\(indent)  id: \(quoted(id))") }
    if let title = feed.title { item.append("\(indent)  title: \(quoted(title))") }
    if let group = feed.group { item.append("\(indent)  group: \(quoted(group))") }
    return item
  }

  /// Adds to the block of a key at the left margin, or such a block at the end, before a line that says it is the end.
  private mutating func add(_ items: [(String) -> [String]], under key: String) throws(Refusal) {
    guard !items.isEmpty else { return }
    guard let start = lines.firstIndex(where: { Self.value(of: key, in: $0) != nil }) else {
      let end = lines.firstIndex(where: Self.isEnd) ?? lines.count
      insert((end > 0 ? [""] : []) + [key + ":"] + items.flatMap { $0("  ") }, at: end)
      return
    }
    guard Self.value(of: key, in: lines[start]).map(Self.isBlank) ?? true else {
      throw Refusal(
        message:
          "line \(start + 1): \(key): is written on one line; write it with a line each, or import "
          + "into a file of its own and include that")
    }
    var end = start + 1
    var last = start
    while end < lines.count, Self.belongs(lines[end], to: key) {
      if !Self.isBlank(lines[end]) { last = end }
      end += 1
    }
    let first = lines[(start + 1)..<end].first { !Self.isBlank($0) }
    let indent = first.map { String($0.prefix { $0 == " " }) } ?? "  "
    insert(items.flatMap { $0(indent) }, at: last + 1)
  }

  private mutating func insert(_ added: [String], at index: Int) {
    lines.insert(contentsOf: added.map { $0 + lineEnd }, at: index)
  }

  /// What stands behind a key at the left margin, which may be in quotes; nil where the line begins otherwise.
  private static func value(of key: String, in line: String) -> Substring? {
    for written in [key, "\"\(key)\"", "'\(key)'"] where line.hasPrefix(written) {
      let rest = line.dropFirst(written.count).drop { $0 == " " }
      guard rest.first == ":" else { continue }
      return rest.dropFirst()
    }
    return nil
  }

  /// YAML's own mark, behind which comments alone may stand.
  private static func isEnd(_ line: String) -> Bool {
    line.hasPrefix("...") && isBlank(line.dropFirst(3))
  }

  /// Indented, blank, a comment, or an item of a list that is not indented.
  private static func belongs(_ line: String, to key: String) -> Bool {
    isBlank(line) || line.hasPrefix(" ") || line.hasPrefix("-")
  }

  private static func isBlank(_ line: some StringProtocol) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return text.isEmpty || text.hasPrefix("#")
  }

  /// A double-quoted scalar, in which nothing means anything but a backslash and a quote.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in TextLine.of(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
