import Fetching
import Glibc
import Measuring
import News
import Storage
import Text

/// Polls a second of our fetcher beside `curl --parallel`, on the same URLs in the same run.
struct PollRace {
  private let runs: Int

  private let folder: Folder
  private let feeds: Int
  private let connections: Int

  init(options: Options, folder: Folder) {
    self.folder = folder
    feeds = options.count("feeds", default: 2_000)
    connections = options.count("connections", default: 50)
    runs = options.count("runs", default: 5)
  }

  private enum Kind: String, CaseIterable {
    case whole = "200"
    case packed = "200, gzip"
    case unchanged = "304"
  }

  private struct Run {
    var wall: Double
    var cpu: Double
  }

  func run() async {
    guard let server = WebServer(folder: folder, accessLog: nil) else {
      print("nginx does not start: see \(folder.path)/nginx.log")
      exit(1)
    }
    defer { server.stop() }
    for number in 0..<feeds { server.publish(SampleFeed.text(number), as: number, isOld: true) }
    let bytes = SampleFeed.text(0).utf8.count
    print("\(feeds) feeds of \(bytes) bytes, \(connections) connections; best wall of \(runs)")
    let urls = (0..<feeds).map { "http://127.0.0.1:\(server.port)/\($0).xml" }
    do {
      // Who asks runs where the poller runs.
      let store = try await Store.open(directory: folder.path + "/race")
      await withTaskExecutorPreference(store.executor) {
        for kind in [Kind.whole, .unchanged] { await race(kind, urls) }
        pack()
        await race(.packed, urls)
      }
      try await WholePolls(urls: urls, connections: connections, state: folder.path + "/state")
        .run {
          for number in 0..<feeds {
            server.publish(SampleFeed.text(number, edition: 1), as: number)
          }
        }
    } catch {
      print("\(error)")
    }
  }

  /// nginx hands out the `.gz` beside a file to who takes it.
  private func pack() {
    let script = "cd \(folder.path)/feeds && gzip -k *.xml"
    Child(["sh", "-c", script])?.wait()
  }

  private func race(_ kind: Kind, _ urls: [String]) async {
    var ours: [Run] = []
    var theirs: [Run] = []
    guard let etag = await etag(of: urls[0]) else {
      print("no ETag from nginx")
      return
    }
    writeCurlConfiguration(kind, urls, etag)
    for _ in 0..<runs {
      if let run = await fetch(kind, urls, etag) { ours.append(run) }
      if let run = curl() { theirs.append(run) }
    }
    report("Fetcher", kind, ours, against: theirs)
    report("curl --parallel", kind, theirs, against: theirs)
  }

  private func report(_ name: String, _ kind: Kind, _ runs: [Run], against others: [Run]) {
    guard let wall = runs.map(\.wall).min(), let cpu = runs.map(\.cpu).min() else {
      print("\(kind.rawValue): \(name) did not work")
      return
    }
    let speed = Double(feeds) / wall
    let ratio = others.map(\.wall).min().map { $0 / wall }
    print(
      Column.left(kind.rawValue, 10), Column.left(name, 16), Column.right(speed, 8), "polls/s",
      Column.right(cpu / Double(feeds) * 1e6, 6), "µs of CPU a poll",
      ratio.map { Column.right($0, 6, digits: 2) + " x curl" } ?? "")
  }

  private func etag(of url: String) async -> [UInt8]? {
    let response = await withFetcher { fetcher in
      try? await fetcher.fetch(Request(url: url, userAgent: "benchmark"))
    }
    return response?.validators.etag
  }

  private func fetch(_ kind: Kind, _ urls: [String], _ etag: [UInt8]) async -> Run? {
    let expected = kind == .unchanged ? 304 : 200
    let cpu = Stopwatch.cpuSeconds(RUSAGE_SELF)
    let start = ContinuousClock.now
    let good = await withFetcher { fetcher in
      await withTaskGroup(of: Bool.self) { group in
        var good = 0
        for (index, url) in urls.enumerated() {
          // As many turns as the poller takes at a time.
          if index >= 64, await group.next() == true { good += 1 }
          var request = Request(url: url, userAgent: "benchmark")
          if kind == .unchanged { request.validators = Validators(etag: etag, lastModified: nil) }
          let sent = request
          group.addTask { (try? await fetcher.fetch(sent))?.status == expected }
        }
        for await isGood in group where isGood { good += 1 }
        return good
      }
    }
    guard good == urls.count else { return nil }
    return Run(
      wall: (ContinuousClock.now - start).inSeconds,
      cpu: Stopwatch.cpuSeconds(RUSAGE_SELF) - cpu)
  }

  private func withFetcher<Value: Sendable>(_ body: (Fetcher) async -> Value) async -> Value {
    var limits = Fetcher.Limits()
    limits.connections = connections
    limits.perHost = connections
    limits.hostGap = .zero
    limits.deniesPrivateNetworks = true
    limits.allowedNetworks = ["127.0.0.0/8"].compactMap(AddressBlock.init)
    let fetcher = Fetcher(limits: limits)
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await fetcher.run() }
      let value = await body(fetcher)
      group.cancelAll()
      return value
    }
  }

  private func writeCurlConfiguration(_ kind: Kind, _ urls: [String], _ etag: [UInt8]) {
    var lines = ["compressed", "silent", "fail"]
    if kind == .unchanged {
      let text = String(decoding: etag, as: UTF8.self).split(separator: "\"").joined()
      lines.append("header = \"If-None-Match: \\\"\(text)\\\"\"")
    }
    lines += urls.map { "url = \"\($0)\"\noutput = /dev/null" }
    folder.write(lines.joined(separator: "\n") + "\n", to: "curl.conf")
  }

  private func curl() -> Run? {
    let cpu = Stopwatch.cpuSeconds(RUSAGE_CHILDREN)
    let start = ContinuousClock.now
    let child = Child([
      "curl", "--parallel", "--parallel-max", String(connections), "--config",
      folder.path + "/curl.conf",
    ])
    guard let child, child.wait() else { return nil }
    return Run(
      wall: (ContinuousClock.now - start).inSeconds,
      cpu: Stopwatch.cpuSeconds(RUSAGE_CHILDREN) - cpu)
  }
}
