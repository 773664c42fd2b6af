import PageExtraction

enum PageBytes {
  static func text(_ bytes: [UInt8], contentType: String? = nil) -> String {
    PageExtractor.extract(bytes, contentType: contentType).text
  }
}
