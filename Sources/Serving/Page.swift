/// What is answered to a request.
public struct Page: Hashable, Sendable {
  public var status: Int
  public var type: String
  public var body: [UInt8]

  public init(status: Int = 200, type: String = "text/plain; charset=utf-8", body: [UInt8]) {
    self.status = status
    self.type = type
    self.body = body
  }

  public init(status: Int = 200, text: String) {
    self.init(status: status, body: Array((text + "\n").utf8))
  }
}
