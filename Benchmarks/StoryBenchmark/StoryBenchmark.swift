import CHeap
import Glibc
import Stories

/// Articles/s of `group`, how the cost of an article grows with the live ones, and memory per article.
///
///     StoryBenchmark FILE.jsonl...       articles of files, as `storywatch group` reads them
///     StoryBenchmark --generated 300000  invented articles, all of them live
///     StoryBenchmark --stored 1000000    the same over 160 days, in which most stories close
///     StoryBenchmark --restart 100000    how long their memory takes to be made again
///     StoryBenchmark --year 365 [DIR]    days of 10,000 articles through the whole pipeline, under retention; DIR
///                                        keeps what was reached, to continue there
@main
struct StoryBenchmark {
  static func main() async throws {
    // As the daemon does: `Heap.keepSmall`.
    _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--generated" {
      grow(
        to: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000,
        ArticleGenerator(seed: 1))
    } else if arguments.first == "--stored" {
      grow(
        to: arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000,
        ArticleGenerator(seed: 1, secondsApart: 14))
    } else if arguments.first == "--early" {
      print(early())
    } else if arguments.first == "--restart" {
      Restart(articles: arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000).run()
    } else if arguments.first == "--year" {
      try await YearRun(
        days: arguments.dropFirst().first.flatMap { Int($0) } ?? 365,
        directory: arguments.dropFirst(2).first
      ).run()
    } else {
      for file in arguments { group(file) }
    }
  }

  private static func group(_ file: String) {
    guard let descriptor = fopen(file, "r") else { return print("\(file): cannot be read") }
    defer { fclose(descriptor) }
    var lines: [[UInt8]] = []
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    while case let length = getline(&buffer, &capacity, descriptor), length > 0 {
      lines.append(Array(UnsafeRawBufferPointer(start: buffer, count: length)))
    }
    var grouper = Grouper()
    let start = Usage.now()
    for line in lines { _ = try? grouper.answer(line) }
    let seconds = Usage.now().seconds - start.seconds
    print("\(file): \(lines.count) articles, \(Int(Double(lines.count) / seconds)) articles/s")
  }

  /// Places at which the cost of an article is measured, over the tenth before them.
  private static let places = [10_000, 30_000, 100_000, 300_000, 1_000_000]

  private static func grow(to most: Int, _ articles: ArticleGenerator) {
    var generator = articles
    var grouper = Grouper()
    let empty = Usage.now()
    var count = 0
    for place in places where place <= most {
      while count < place - place / 10 {
        _ = try? grouper.answer(generator.next())
        count += 1
      }
      var (microseconds, early) = (0.0, 0.0)
      for part in parts(of: place / 10) {
        microseconds += cost(of: part, &generator, &grouper) * Double(part)
        early += earlyNow() * Double(part)
      }
      microseconds /= Double(place / 10)
      early /= Double(place / 10)
      count = place
      let now = Usage.now()
      let growth = (microseconds / early * 100).rounded() / 100
      print(
        "\(place) articles, \(grouper.liveArticles) live: \(Int(1e6 / microseconds)) articles/s, \(Int(microseconds)) µs an "
          + "article (\(growth) x), \((now.bytes - empty.bytes) / grouper.liveArticles) bytes a live one, "
          + "\(now.bytes >> 20) MiB in all")
      fflush(nil)
    }
  }

  /// Articles made at a time, a divisor of each tenth: those that wait would count as memory.
  private static let batch = 1_000
  /// So often is the clock of the machine looked at while a tenth is measured.
  private static let mostParts = 10

  /// A tenth of a place in parts of whole batches.
  private static func parts(of count: Int) -> [Int] {
    let parts = min(mostParts, count / batch)
    return Array(repeating: count / parts, count: parts)
  }

  /// Microseconds an article.
  private static func cost(
    of count: Int, _ generator: inout ArticleGenerator, _ grouper: inout Grouper
  ) -> Double {
    var seconds = 0.0
    for _ in 0..<(count / batch) {
      let lines = (0..<batch).map { _ in generator.next() }
      let start = Usage.now().seconds
      for line in lines { _ = try? grouper.answer(line) }
      seconds += Usage.now().seconds - start
    }
    return seconds * 1e6 / Double(count)
  }

  /// What an article costs among the first 10,000.
  private static func early() -> Double {
    var generator = ArticleGenerator(seed: 1)
    var grouper = Grouper()
    for _ in 0..<8_000 { _ = try? grouper.answer(generator.next()) }
    return cost(of: 2_000, &generator, &grouper)
  }

  /// The same at this moment, of another process: the clock of a machine may change by a third while
  /// a million articles are read.
  private static func earlyNow() -> Double {
    guard let pipe = popen("exec '\(CommandLine.arguments[0])' --early", "r") else { return 0 }
    defer { pclose(pipe) }
    var text = [CChar](repeating: 0, count: 64)
    guard fgets(&text, 64, pipe) != nil else { return 0 }
    return strtod(text, nil)
  }
}
