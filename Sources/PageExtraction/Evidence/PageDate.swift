internal import News

/// Dates as pages write them for machines: ISO 8601 with its liberties.
enum PageDate {
  /// Systems without a date write their zero: no page is older than the web.
  static let earliest = Timestamp(utc: CivilDate(year: 1990, month: 1, day: 1))

  /// Seconds, the colon of the offset and the zone may be missing; without a zone it is UTC.
  static func read(_ text: String) -> Timestamp? {
    guard let date = iso8601(text), date >= earliest else { return nil }
    return date
  }

  private static func iso8601(_ text: String) -> Timestamp? {
    var bytes = Array(text.utf8.drop { $0 <= 0x20 })
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    guard bytes.count >= 10 else { return nil }
    let date = bytes[..<10]
    guard bytes.count >= 16, bytes[13] == UInt8(ascii: ":") else {
      return bytes.count == 10 ? Timestamp(rfc3339: String(decoding: date, as: UTF8.self)) : nil
    }
    var rest = bytes[16...]
    var seconds = Array(":00".utf8)
    if rest.first == UInt8(ascii: ":"), rest.count >= 3 {
      seconds = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
    }
    if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
      rest = rest.dropFirst().drop { $0 &- 0x30 < 10 }
    }
    rest = rest.drop { $0 == 0x20 }
    let whole = Array(date) + Array("T".utf8) + bytes[11..<16] + seconds + zone(rest)
    return Timestamp(rfc3339: String(decoding: whole, as: UTF8.self))
  }

  /// `+0100`, `+01` and nothing, as RFC 3339 has them.
  private static func zone(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let zone = Array(bytes)
    let isSigned = zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-")
    if zone.isEmpty { return Array("Z".utf8) }
    if isSigned, zone.count == 5 { return zone[..<3] + Array(":".utf8) + zone[3...] }
    if isSigned, zone.count == 3 { return zone + Array(":00".utf8) }
    return zone
  }
}
