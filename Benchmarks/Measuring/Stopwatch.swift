public import Glibc

/// CPU time and memory of this process and of its children.
public enum Stopwatch {
  /// The best of several runs of each, in CPU seconds: what the machine does besides only ever adds. They take
  /// turns, so that what slows the machine down for a while slows them all.
  public static func best(of runs: Int, _ works: [() -> Void]) -> [Double] {
    var best = works.map { _ in Double.infinity }
    for _ in 0..<runs {
      for (number, work) in works.enumerated() {
        let start = cpuSeconds(RUSAGE_SELF)
        work()
        best[number] = min(best[number], cpuSeconds(RUSAGE_SELF) - start)
      }
    }
    return best
  }

  /// User and system time, of this process or of those of its children that have ended.
  public static func cpuSeconds(_ who: __rusage_who) -> Double {
    cpuSeconds(usage(who))
  }

  /// The same of what the system told about a process.
  public static func cpuSeconds(_ usage: rusage) -> Double {
    seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  /// The most memory this process has had, in MB.
  public static var peakMegabytes: Double { Double(usage(RUSAGE_SELF).ru_maxrss) / 1024 }

  private static func usage(_ who: __rusage_who) -> rusage {
    var usage = rusage()
    getrusage(__rusage_who_t(who.rawValue), &usage)
    return usage
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}
