/// Reads what should be a small number and may be 99999999999999999999.
enum SaturatingNumber {
  /// Decimal digits with blanks around them, at most `Int64.max`; nil for anything else.
  static func parse(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var rest = bytes
    while let first = rest.first, first == 0x20 || first == 0x09 { rest = rest.dropFirst() }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest = rest.dropLast() }
    guard !rest.isEmpty else { return nil }
    var number: Int64 = 0
    for byte in rest {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(Int64(byte - 0x30))
      number = overflow || carry ? .max : sum
    }
    return number
  }
}
