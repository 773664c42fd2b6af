import CSAXBound
import FeedParsing
import Glibc
import Measuring
import Text

/// Speed of the feed parser beside its bound, a raw SAX2 pass of libxml2 over the same bytes in the same run, and
/// beside other parsers where they are installed.
///
///     ParseBenchmark [--python PATH] FILE|FOLDER|LINES.jsonl…    these documents
///     ParseBenchmark [--python PATH]                             generated ones: shapes, growth, attacks
@main
struct ParseBenchmark {
  static let runs = 15

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == SingleReading.flag, arguments.count == 2 {
      return SingleReading.parse(arguments[1])
    }
    var python: String?
    if arguments.first == "--python", arguments.count >= 2 {
      python = arguments[1]
      arguments.removeFirst(2)
    }
    if arguments.isEmpty {
      measureShapes(python)
      measureGrowth()
      measureAttacks()
      return
    }
    let documents = Documents.read(arguments)
    guard !documents.isEmpty else {
      print("usage: ParseBenchmark [--python PATH] [FILE|FOLDER|LINES.jsonl…]")
      exit(2)
    }
    compare(documents, python)
    print("peak memory \(rounded(Stopwatch.peakMegabytes)) MB, the documents included")
  }

  // MARK: What is measured

  private static func measureShapes(_ python: String?) {
    for shape in GeneratedFeed.Shape.allCases {
      print("-- \(shape.rawValue)")
      compare([GeneratedFeed.bytes(shape, size: 4_000_000)], python)
    }
  }

  /// Time and memory of a program that reads one document, by the document's size.
  private static func measureGrowth() {
    print("-- growth: a process reads one document")
    for shape in [GeneratedFeed.Shape.headlines, .sections] {
      for megabytes in [1, 4, 16, 64] {
        let bytes = GeneratedFeed.bytes(shape, size: megabytes * 1_000_000)
        report(
          "\(megabytes) MB, \(shape.rawValue)", bytes, "at most \(4 * bytes.count / 1_048_576 + 20)"
        )
      }
    }
  }

  private static func measureAttacks() {
    print("-- attacks: a process reads one document")
    for make in HostileDocument.all {
      let document = make()
      report(document.name, document.bytes, "")
    }
  }

  private static func report(_ name: String, _ bytes: [UInt8], _ limit: String) {
    guard let child = SingleReading.run(bytes) else { return print("\(name): the reader died") }
    print(
      padded(name) + "\(rounded(child.seconds * 1000)) ms, "
        + "\(rounded(child.seconds * 1e9 / Double(bytes.count))) ns/byte, "
        + "peak \(rounded(child.peakMegabytes)) MB \(limit)")
  }

  private static func compare(_ documents: [[UInt8]], _ python: String?) {
    let bytes = documents.reduce(0) { $0 + $1.count }
    print("\(documents.count) documents, \(bytes) bytes; CPU seconds, best of \(runs)")
    var entries = 0
    let times = Stopwatch.best(
      of: runs,
      [
        { documents.forEach(passed) }, { entries = parsed(documents) },
        { documents.forEach(printed) },
      ])
    let bound = times[0]
    report("raw SAX2 pass (libxml2)", bound, bytes, nil, bound)
    report("FeedParser", times[1], bytes, entries, bound)
    report("FeedParser and its JSON", times[2], bytes, entries, bound)
    comparePeers(documents, bytes, bound, python)
  }

  private static func passed(_ document: [UInt8]) {
    document.withUnsafeBytes { raw in
      _ = sax_bound_pass(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
    }
  }

  /// How many entries there are.
  private static func parsed(_ documents: [[UInt8]]) -> Int {
    documents.reduce(0) { count, document in
      count + ((try? FeedParser.parse(document, maximumEntries: .max))?.entries.count ?? 0)
    }
  }

  private static func printed(_ document: [UInt8]) {
    var writer = JSONWriter()
    guard let feed = try? FeedParser.parse(document, maximumEntries: .max) else { return }
    ParsedFeedJSON.write(feed, to: &writer)
  }

  private static func comparePeers(
    _ documents: [[UInt8]], _ bytes: Int, _ bound: Double, _ python: String?
  ) {
    TemporaryFiles.with(documents) { files in
      for peer in Peer.known(python: python) {
        guard let time = peer.measure(files) else { continue }
        report(peer.name, time, bytes, nil, bound)
      }
    }
  }

  // MARK: Lines

  private static func report(
    _ name: String, _ seconds: Double, _ bytes: Int, _ entries: Int?, _ bound: Double
  ) {
    var line = padded(name)
    line += "\(rounded(seconds * 1000)) ms, \(rounded(Double(bytes) / seconds / 1e6)) MB/s, "
    if let entries { line += "\(rounded(Double(entries) / seconds)) entries/s, " }
    print(line + "\(rounded(bound / seconds)) x the bound")
  }

  private static func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 36 - name.count))
  }

  private static func rounded(_ number: Double) -> String {
    number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
  }
}
