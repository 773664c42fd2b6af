import Glibc
import Measuring

/// Another feed parser, run as a program over the same documents, one process for all of them.
struct Peer {
  var name: String
  /// Reads the documents from the files it is given and exits with 0.
  var command: [String]

  /// Shell and Python that loop over files; each reads a file as its own users would.
  static func known(python: String?) -> [Peer] {
    var peers = [
      Peer(
        name: "sfeed (a process a document)",
        command: ["/bin/sh", "-c", "for f; do sfeed < \"$f\"; done > /dev/null", "sh"])
    ]
    guard let python else { return peers }
    for (module, call) in [
      ("fastfeedparser", "fastfeedparser.parse(b)"), ("feedparser", "feedparser.parse(b)"),
    ] {
      let script = """
        import sys, \(module)
        for f in sys.argv[1:]:
            b = open(f, 'rb').read()
            try: \(call)
            except Exception: pass
        """
      peers.append(Peer(name: module, command: [python, "-c", script]))
    }
    return peers
  }

  /// CPU seconds for all files, less what an empty run takes; nil where the program is not there.
  func measure(_ files: [String]) -> Double? {
    guard let empty = best([]), let full = best(files) else { return nil }
    return max(full - empty, 1e-9)
  }

  /// The best of several runs; of one where that takes long.
  private func best(_ files: [String]) -> Double? {
    guard var best = run(files) else { return nil }
    if best > 1 { return best }
    for _ in 1..<ParseBenchmark.runs {
      guard let time = run(files) else { return nil }
      best = min(best, time)
    }
    return best
  }

  private func run(_ files: [String]) -> Double? {
    let start = Stopwatch.cpuSeconds(RUSAGE_CHILDREN)
    var arguments: [UnsafeMutablePointer<CChar>?] = (command + files).map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawnp(&child, command[0], nil, nil, arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return status == 0 ? Stopwatch.cpuSeconds(RUSAGE_CHILDREN) - start : nil
  }
}
