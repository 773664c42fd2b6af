import CCurl

/// The header fields of one hop as libcurl wants them. They live as long as this does.
struct HeaderList: ~Copyable {
  private let text: UnsafeMutableBufferPointer<CChar>
  private let lines: UnsafeMutableBufferPointer<curl_slist>

  init(_ hop: Hop) throws(FetchError) {
    self.init(try HeaderText(hop))
  }

  private init(_ source: HeaderText) {
    let text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: source.bytes.count)
    source.bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(text).copyMemory(from: $0) }
    let lines = UnsafeMutableBufferPointer<curl_slist>.allocate(capacity: source.starts.count)
    for (index, start) in source.starts.enumerated() {
      let next = index + 1 < lines.count ? lines.baseAddress.map { $0 + index + 1 } : nil
      let line = curl_slist(data: text.baseAddress.map { $0 + start }, next: next)
      lines.initializeElement(at: index, to: line)
    }
    self.text = text
    self.lines = lines
  }

  deinit {
    text.deallocate()
    lines.deallocate()
  }

  var first: UnsafeMutablePointer<curl_slist>? { lines.baseAddress }
}
