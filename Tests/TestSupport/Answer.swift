/// An answer as it goes over the wire; nothing in it is checked.
public struct Answer: Sendable {
  public var status: Int
  public var headers: [(name: String, value: [UInt8])]
  public var body: [UInt8]
  /// Adds a true Content-Length.
  public var hasLength = true

  public init(
    status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = Array("<rss/>".utf8)
  ) {
    self.status = status
    self.headers = headers.map { ($0.0, Array($0.1.utf8)) }
    self.body = body
  }

  /// To another place, with nothing to read.
  public static func redirect(_ status: Int = 302, to location: String) -> Answer {
    Answer(status: status, headers: [("Location", location)], body: [])
  }

  public static var notModified: Answer {
    var answer = Answer(status: 304, body: [])
    answer.hasLength = false
    return answer
  }

  public var bytes: [UInt8] {
    var bytes = Array("HTTP/1.1 \(status) Words\r\n".utf8)
    for header in headers {
      bytes += Array(header.name.utf8) + Array(": ".utf8) + header.value + [13, 10]
    }
    if hasLength { bytes += Array("Content-Length: \(body.count)\r\n".utf8) }
    return bytes + [13, 10] + body
  }
}
