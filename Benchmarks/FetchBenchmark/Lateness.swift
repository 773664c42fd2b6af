/// How long after the time that the store had planned a request reached the server.
struct Lateness {
  /// Requests that the server logged, and how many it answered with 304.
  private(set) var requests = 0
  private(set) var unchanged = 0
  private var seconds: [Double] = []

  var count: Int { seconds.count }

  /// `planned` are the times at which each feed was to be asked, in seconds of UTC; a line of the log is
  /// `TIME STATUS /NUMBER.xml`.
  init(planned: [String: Set<Int64>], accessLog: String) {
    var asked: [Substring: [Double]] = [:]
    for line in Folder.text(of: accessLog).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 3, let time = Double(fields[0]) else { continue }
      requests += 1
      if fields[1] == "304" { unchanged += 1 }
      asked[fields[2].dropFirst().prefix { $0 != "." }, default: []].append(time)
    }
    for (feed, times) in planned {
      guard let requests = asked[feed.dropFirst()] else { continue }
      for time in times {
        // The request that the plan led to is the first after it; the last plan may not have come to pass.
        guard let request = requests.first(where: { $0 >= Double(time) }) else { continue }
        seconds.append(request - Double(time))
      }
    }
    seconds.sort()
  }

  /// The quantile, 0 where nothing was measured.
  func at(_ share: Double) -> Double {
    guard !seconds.isEmpty else { return 0 }
    return seconds[min(seconds.count - 1, Int(Double(seconds.count) * share))]
  }
}
