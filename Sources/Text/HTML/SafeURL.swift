/// Decides which URLs may stand in a clean fragment.
enum SafeURL {
  /// Appends the URL, trimmed and, where there is a base, absolute; false unless its scheme is http, https, ftp,
  /// mailto, tel or magnet, or it has none.
  static func append(
    _ value: Span<UInt8>, _ base: BaseURL?, allowsImageData: Bool, to url: inout ByteBuffer
  ) -> Bool {
    guard let range = URLReference.trimmed(value) else {
      let cleaned = URLReference.cleaned(value)
      return append(cleaned.span, base, allowsImageData: allowsImageData, to: &url)
    }
    let reference = value.extracting(range)
    guard URLReference.isPrintable(reference) else { return false }
    if URLReference.isAbsoluteHTTP(reference, 0, reference.count) {
      url.append(reference, 0, reference.count)
      return true
    }
    guard isSafe(reference, allowsImageData: allowsImageData) else { return false }
    if let base {
      base.append(reference, to: &url)
    } else {
      url.append(reference, 0, reference.count)
    }
    return true
  }

  /// Appends the candidates of a `srcset` that are safe (WHATWG HTML 4.8.4.2.1); those with commas in their URL are
  /// left out.
  static func appendList(_ value: Span<UInt8>, _ base: BaseURL?, to list: inout ByteBuffer) {
    var url = ByteBuffer()
    var start = 0
    while start < value.count {
      let end = ByteSearch.first(UInt8(ascii: ","), in: value, from: start, to: value.count)
      url.removeAll()
      appendCandidate(value.extracting(start..<end), base, &url, to: &list)
      start = end + 1
    }
  }

  /// A URL and up to two words about its size.
  private static func appendCandidate(
    _ candidate: Span<UInt8>, _ base: BaseURL?, _ url: inout ByteBuffer, to list: inout ByteBuffer
  ) {
    var words: [Range<Int>] = []
    var index = 0
    while index < candidate.count {
      let start = index
      while index < candidate.count, candidate[index] > 0x20 { index += 1 }
      if start < index { words.append(start..<index) }
      index += 1
      if words.count > 3 { return }
    }
    guard let first = words.first,
      append(candidate.extracting(first), base, allowsImageData: false, to: &url)
    else { return }
    if !list.isEmpty { list.append(", ") }
    url.withSpan { appendUnbroken($0, to: &list) }
    for word in words.dropFirst() {
      list.append(0x20)
      list.append(candidate, word.lowerBound, word.upperBound)
    }
  }

  /// Blanks and commas, which a base may bring in, would end the URL in a list.
  private static func appendUnbroken(_ url: Span<UInt8>, to list: inout ByteBuffer) {
    for index in 0..<url.count {
      switch url[index] {
      case 0...0x20: list.append("%20")
      case UInt8(ascii: ","): list.append("%2C")
      case let byte: list.append(byte)
      }
    }
  }

  private static func isSafe(_ url: Span<UInt8>, allowsImageData: Bool) -> Bool {
    var mark = 0
    while mark < url.count {
      switch url[mark] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"): return isSafe(url, scheme: mark, allowsImageData: allowsImageData)
      default: mark += 1
      }
    }
    return true
  }

  /// A colon this early ends a scheme, or something that old browsers took for one.
  private static func isSafe(_ url: Span<UInt8>, scheme end: Int, allowsImageData: Bool) -> Bool {
    // A name longer than a key holds is in no table.
    guard end <= 6 else { return false }
    if schemes.find(url, 0, end) > 0 { return true }
    guard allowsImageData, data.find(url, 0, end) > 0, url.count >= end + 7 else { return false }
    return imageType.find(url, end + 1, end + 7) > 0
  }

  private static let schemes = NameTable(["", "http", "https", "ftp", "mailto", "tel", "magnet"])
  private static let data = NameTable(["", "data"])
  private static let imageType = NameTable(["", "image/"])
}
