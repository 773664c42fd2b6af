import CSAXBound
import FeedParsing
import Glibc
import Measuring
import Text

/// Speed of the feed parser beside its bound, a raw SAX2 pass of libxml2 over the same bytes in the same run, and
/// beside other parsers where they are installed.
///
///     ParseBenchmark [--python PATH] FILE|FOLDER|LINES.jsonl…
@main
struct ParseBenchmark {
  static let runs = 7

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var python: String?
    if arguments.first == "--python", arguments.count >= 2 {
      python = arguments[1]
      arguments.removeFirst(2)
    }
    let documents = Documents.read(arguments)
    let bytes = documents.reduce(0) { $0 + $1.count }
    guard bytes > 0 else {
      print("usage: ParseBenchmark [--python PATH] FILE|FOLDER|LINES.jsonl…")
      exit(2)
    }
    print("\(documents.count) documents, \(bytes) bytes; CPU seconds, best of \(runs)")
    let bound = Stopwatch.best(of: runs) {
      for document in documents {
        document.withUnsafeBytes { raw in
          _ = sax_bound_pass(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count)
        }
      }
    }
    report("raw SAX2 pass (libxml2)", bound, bytes, nil, bound)
    var entries = 0
    let parsing = Stopwatch.best(of: runs) {
      entries = 0
      for document in documents {
        entries += (try? FeedParser.parse(document, maximumEntries: .max))?.entries.count ?? 0
      }
    }
    report("FeedParser", parsing, bytes, entries, bound)
    let printing = Stopwatch.best(of: runs) { documents.forEach(printed) }
    report("FeedParser and its JSON", printing, bytes, entries, bound)
    print("peak memory \(rounded(Stopwatch.peakMegabytes)) MB, the documents included")
    comparePeers(documents, bytes, bound, python)
  }

  private static func printed(_ document: [UInt8]) {
    var writer = JSONWriter()
    guard let feed = try? FeedParser.parse(document, maximumEntries: .max) else { return }
    ParsedFeedJSON.write(feed, to: &writer)
  }

  private static func comparePeers(
    _ documents: [[UInt8]], _ bytes: Int, _ bound: Double, _ python: String?
  ) {
    let folder = "/tmp/parse-benchmark.\(getpid())"
    guard mkdir(folder, 0o700) == 0 else { return }
    var files: [String] = []
    for (number, document) in documents.enumerated() {
      let path = folder + "/\(number).xml"
      let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o600)
      guard file >= 0 else { continue }
      _ = document.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      close(file)
      files.append(path)
    }
    for peer in Peer.known(python: python) {
      guard let time = peer.measure(files) else { continue }
      report(peer.name, time, bytes, nil, bound)
    }
    for file in files { unlink(file) }
    rmdir(folder)
  }

  private static func report(
    _ name: String, _ seconds: Double, _ bytes: Int, _ entries: Int?, _ bound: Double
  ) {
    var line = name + String(repeating: " ", count: max(1, 30 - name.count))
    line += "\(rounded(seconds * 1000)) ms, \(rounded(Double(bytes) / seconds / 1e6)) MB/s, "
    if let entries { line += "\(rounded(Double(entries) / seconds)) entries/s, " }
    print(line + "\(rounded(bound / seconds)) x the bound")
  }

  private static func rounded(_ number: Double) -> String {
    number >= 100 ? String(Int(number.rounded())) : String((number * 100).rounded() / 100)
  }
}
