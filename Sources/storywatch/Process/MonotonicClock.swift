import Glibc

/// CLOCK_MONOTONIC, which all processes of a machine share: it orders what one asks and another answers.
enum MonotonicClock {
  static func microseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}
