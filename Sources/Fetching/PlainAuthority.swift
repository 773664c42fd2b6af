/// `scheme://host:port` at the front of a URL whose host can be read in one way only: lower-case letters, digits, dots and
/// hyphens, and a last label that begins with a letter, or else four plain numbers.
struct PlainAuthority {
  let origin: Origin

  init?(_ url: UnsafeBufferPointer<UInt8>) {
    let isSecure = Self.begins(url, "https://")
    guard isSecure || Self.begins(url, "http://") else { return nil }
    let start = isSecure ? 8 : 7
    var place = start
    while place < url.count, Self.isPlain(url[place]) { place += 1 }
    let host = UnsafeBufferPointer(rebasing: url[start..<place])
    guard Self.isName(host) || Self.isDottedDecimal(host) else { return nil }
    var port = isSecure ? "443" : "80"
    if place < url.count, url[place] == UInt8(ascii: ":") {
      let first = place + 1
      place = first
      while place < url.count, Self.isDigit(url[place]) { place += 1 }
      guard let number = Self.number(url[first..<place], upTo: 65_535), number > 0 else {
        return nil
      }
      port = String(number)
    }
    guard
      place == url.count || url[place] == UInt8(ascii: "/") || url[place] == UInt8(ascii: "?")
    else { return nil }
    origin = Origin(
      scheme: isSecure ? "https" : "http", host: String(decoding: host, as: UTF8.self), port: port)
  }

  private static func begins(_ url: UnsafeBufferPointer<UInt8>, _ scheme: StaticString) -> Bool {
    guard url.count >= scheme.utf8CodeUnitCount else { return false }
    for index in 0..<scheme.utf8CodeUnitCount where url[index] != scheme.utf8Start[index] {
      return false
    }
    return true
  }

  private static func isName(_ host: UnsafeBufferPointer<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    var last = dot
    var start = dot
    for byte in host {
      if last == dot {
        guard byte != dot else { return false }
        start = byte
      }
      last = byte
    }
    return last != dot && start >= UInt8(ascii: "a")
  }

  private static func isDottedDecimal(_ host: UnsafeBufferPointer<UInt8>) -> Bool {
    var parts = 1
    var start = 0
    for (index, byte) in host.enumerated() where byte == UInt8(ascii: ".") {
      guard number(host[start..<index], upTo: 255) != nil else { return false }
      parts += 1
      start = index + 1
    }
    return parts == 4 && number(host[start...], upTo: 255) != nil
  }

  /// Decimal without leading zeros.
  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>, upTo limit: Int) -> Int? {
    guard let first = digits.first, digits.count <= 5,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    var value = 0
    for digit in digits {
      guard isDigit(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value <= limit ? value : nil
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || isDigit(byte)
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}

extension Origin {
  /// Nil where the URL is not so plain: libcurl shall read it, which takes it apart and copies each part, a twentieth of a
  /// 304.
  init?(plain url: String) {
    var url = url
    guard let origin = url.withUTF8({ PlainAuthority($0)?.origin }) else { return nil }
    self = origin
  }
}
