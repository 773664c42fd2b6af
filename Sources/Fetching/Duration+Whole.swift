extension Duration {
  /// Rounded up, at least 1, saturating: libcurl reads 0 as "for ever".
  var milliseconds: Int {
    let (seconds, fraction) = components
    guard seconds < 1 << 40 else { return 1 << 50 }
    guard seconds >= 0, fraction >= 0 else { return 1 }
    return max(
      1, Int(seconds) * 1_000 + Int((fraction + 999_999_999_999_999) / 1_000_000_000_000_000))
  }

  /// Rounded up, never negative.
  var wholeSeconds: Int64 {
    let (seconds, fraction) = components
    return max(0, fraction > 0 && seconds < .max ? seconds + 1 : seconds)
  }
}
