import Glibc

/// Asks once over a socket of this machine and reads until the other side closes.
enum HTTPClient {
  struct Answer {
    var status: Int
    var head: String
    var body: String
  }

  struct Failure: Error {
    var code: Int32
  }

  static func get(_ path: String, at socketPath: String) throws -> Answer {
    try ask("GET", path, at: socketPath)
  }

  /// A connection that waits five seconds for the other side at most; the caller closes it.
  static func connection(to socketPath: String) throws -> Int32 {
    let file = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(file, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: socketPath.utf8) }
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else {
      defer { close(file) }
      throw Failure(code: errno)
    }
    return file
  }

  static func ask(_ method: String, _ path: String, at socketPath: String) throws -> Answer {
    let file = try connection(to: socketPath)
    defer { close(file) }
    let request = Array("\(method) \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".utf8)
    guard send(file, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else {
      throw Failure(code: errno)
    }
    let text = received(from: file)
    let end = text.firstRange(of: "\r\n\r\n")
    let head = String(text[..<(end?.lowerBound ?? text.endIndex)])
    return Answer(
      status: head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, head: head,
      body: String(text[(end?.upperBound ?? text.endIndex)...]))
  }

  /// All that comes until the other side closes.
  static func received(from file: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(file, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
