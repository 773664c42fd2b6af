import Glibc
import Measuring

/// nginx with one worker on loopback, serving a folder of feeds.
struct WebServer {
  /// Every file has this date, so that files of one size have one ETag.
  static let fileTime = 1_772_448_000
  static var isInstalled: Bool { Child.path(of: "nginx") != nil }

  let port: UInt16
  private let folder: Folder
  private let child: Child

  /// Serves `folder`/feeds; a line a request, `TIME STATUS PATH`, goes to the file `accessLog`.
  init?(folder: Folder, accessLog: String?) {
    guard let port = Self.freePort() else { return nil }
    mkdir(folder.path + "/feeds", 0o755)
    let log = accessLog.map { "log_format short '$msec $status $uri';\naccess_log \($0) short;" }
    folder.write(
      """
      daemon off; worker_processes 1; worker_rlimit_nofile 65536;
      pid \(folder.path)/nginx.pid; error_log \(folder.path)/nginx.log;
      events { worker_connections 32768; }
      http {
        \(log ?? "access_log off;")
        types { application/rss+xml xml; }
        keepalive_requests 1000000; gzip_static on; sendfile on;
        client_body_temp_path \(folder.path)/1; proxy_temp_path \(folder.path)/2;
        fastcgi_temp_path \(folder.path)/3; uwsgi_temp_path \(folder.path)/4;
        scgi_temp_path \(folder.path)/5;
        server { listen 0.0.0.0:\(port) backlog=4096; root \(folder.path)/feeds; }
      }
      """, to: "nginx.conf")
    let configuration = folder.path + "/nginx.conf"
    guard let child = Child(["nginx", "-e", folder.path + "/nginx.log", "-c", configuration])
    else { return nil }
    self.port = port
    self.folder = folder
    self.child = child
    guard answers() else {
      child.end()
      return nil
    }
  }

  func stop() { child.end() }

  /// Puts the text in place of the feed that is served under `/NUMBER.xml`.
  func publish(_ text: String, as number: Int, isOld: Bool = false) {
    let name = folder.path + "/feeds/\(number).xml"
    folder.write(text, to: "feeds/\(number).new")
    if isOld {
      var times = [
        timeval(tv_sec: Self.fileTime, tv_usec: 0), timeval(tv_sec: Self.fileTime, tv_usec: 0),
      ]
      utimes(folder.path + "/feeds/\(number).new", &times)
    }
    rename(folder.path + "/feeds/\(number).new", name)
  }

  private func answers() -> Bool {
    for _ in 0..<100 {
      if Self.connects(to: port) { return true }
      usleep(50_000)
    }
    return false
  }

  private static func freePort() -> UInt16? {
    withLoopback(port: 0) { descriptor, address, length in
      guard bind(descriptor, address, length) == 0 else { return nil }
      var bound = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let isKnown = withUnsafeMutablePointer(to: &bound) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          getsockname(descriptor, $0, &size) == 0
        }
      }
      return isKnown ? UInt16(bigEndian: bound.sin_port) : nil
    }
  }

  private static func connects(to port: UInt16) -> Bool {
    withLoopback(port: port) { connect($0, $1, $2) == 0 ? true : nil } ?? false
  }

  private static func withLoopback<Value>(
    port: UInt16, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Value?
  ) -> Value? {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }
}
