internal import Glibc

/// A sequence of numbers that looks random and is the same in every run.
///
/// Source: G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014.
struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func index(below count: Int) -> Int {
    Int(next() % UInt64(count))
  }

  /// From 0 up to 1.
  mutating func fraction() -> Double {
    Double(next() >> 11) / Double(1 << 53)
  }

  /// A rank below `count`: low ones often, high ones rarely, as words in a text (Zipf's law).
  mutating func rank(below count: Int) -> Int {
    min(count - 1, Int(exp(fraction() * log(Double(count)))) - 1)
  }

  /// A rank without an end, as of names and topics in the news: some return day by day, but there are
  /// always new ones, ever more slowly (Heaps' law with an exponent of 1 / 1.7).
  ///
  /// Both constants were fitted to 4,400 articles of five labelled collections in one stream: of an
  /// article's 24 heaviest terms 28 % are new after 4,000 articles (real: 25 %), and they are listed for
  /// 225 of these (real: 208); at 1,000 it is 35 % (42 %) and 76 (76).
  /// Source: B. Mandelbrot, "On the theory of word frequencies", 1961.
  mutating func openRank() -> Int {
    let most = 1e12
    return Int(min(most, 300 * (pow(1 - fraction(), -1 / 0.7) - 1)))
  }
}
