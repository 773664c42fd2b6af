internal import Text

/// One key for a country and whoever is of it: "Ostria" and "Ostrian", "Iran" and "Iranians", "China" and "Chinese".
enum NationName {
  /// Of a normal form; the form's own hash where no ending comes off.
  ///
  /// Other names that fall together ("Adria", "Adrian") are another way to name what is known, at worst.
  static func key(_ form: ArraySlice<UInt8>) -> UInt64 {
    let ending = endings.first {
      form.count - $0.count >= shortestStem && form.suffix($0.count).elementsEqual($0)
    }
    let stem = form.dropLast(ending?.count ?? 0)
    return TermHash.pair(TermHash.of(String(decoding: stem, as: UTF8.self)), salt)
  }

  private static let shortestStem = 4
  /// Longer ones first.
  private static let endings = [
    "ians", "ian", "ans", "ese", "ish", "an", "is", "ia", "ey", "a", "i", "y",
  ].map { Array($0.utf8) }
  private static let salt = TermHash.of("nation")
}
