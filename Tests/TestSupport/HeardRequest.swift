/// A request as a server heard it, byte for byte.
public struct HeardRequest: Sendable {
  /// `GET /feed HTTP/1.1`
  public let line: String
  public let headers: [(name: String, value: [UInt8])]
  /// As long as Content-Length says.
  public var body: [UInt8] = []
  /// Counted from 1.
  public let connection: Int
  public let time: ContinuousClock.Instant

  public var target: String {
    line.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  /// The only value of that name; nil when there is none or more than one.
  public func bytes(_ name: String) -> [UInt8]? {
    let found = headers.filter { $0.name.lowercased() == name.lowercased() }
    return found.count == 1 ? found[0].value : nil
  }

  public func header(_ name: String) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }
}
