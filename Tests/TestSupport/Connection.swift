import Fetching
import Glibc

/// A server's end of one connection, on the thread of its own.
public final class Connection: Sendable {
  let descriptor: Int32
  public let number: Int
  private let unread = Guarded<[UInt8]>([])

  init(descriptor: Int32, number: Int) {
    self.descriptor = descriptor
    self.number = number
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// False when the client has gone.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.send(
          descriptor, all.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  public func send(_ text: String) -> Bool {
    send(Array(text.utf8))
  }

  /// One byte at a time, with a pause behind each; false when the client has gone.
  @discardableResult
  public func dribble(_ bytes: [UInt8], pause: Duration) -> Bool {
    for byte in bytes {
      guard send([byte]) else { return false }
      wait(pause)
    }
    return true
  }

  public func wait(_ time: Duration) {
    let (seconds, fraction) = time.components
    usleep(UInt32(clamping: seconds * 1_000_000 + fraction / 1_000_000_000_000))
  }

  /// The next close is a reset (RST), not an end.
  public func resetOnClose() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }

  func close() {
    // So that what was sent arrives before the end does, even if the client said more.
    _ = Glibc.close(descriptor)
  }

  /// Nil at the end of the connection.
  func readRequest() -> HeardRequest? {
    let end = Array("\r\n\r\n".utf8)
    var bytes = unread.withLock { $0 }
    while true {
      if let split = Self.index(of: end, in: bytes) {
        var request = Self.parse(Array(bytes[..<split]), connection: number)
        let length = request.header("Content-Length").flatMap { Int($0) } ?? 0
        if bytes.count - split - end.count >= length {
          let rest = bytes[(split + end.count)...]
          request.body = Array(rest.prefix(length))
          unread.withLock { $0 = Array(rest.dropFirst(length)) }
          return request
        }
      }
      var buffer = [UInt8](repeating: 0, count: 16 << 10)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
  }

  private static func parse(_ head: [UInt8], connection: Int) -> HeardRequest {
    let lines = head.split(separator: 10).map { $0.last == 13 ? $0.dropLast() : $0 }
    let headers = lines.dropFirst().compactMap { line -> (name: String, value: [UInt8])? in
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      let value = line[(colon + 1)...].drop { $0 == 0x20 }
      return (String(decoding: line[..<colon], as: UTF8.self), Array(value))
    }
    return HeardRequest(
      line: lines.first.map { String(decoding: $0, as: UTF8.self) } ?? "", headers: headers,
      connection: connection, time: ContinuousClock.now)
  }

  private static func index(of part: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= part.count else { return nil }
    return (0...(bytes.count - part.count)).first {
      bytes[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}
