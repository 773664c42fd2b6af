import Glibc

/// Tells systemd how the service fares: one datagram to `$NOTIFY_SOCKET` (sd_notify(3)); silent without one.
struct ServiceNotifier: Sendable {
  private let address: String?

  init(environment: [String: String]) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func ready() { send("READY=1") }
  func stopping() { send("STOPPING=1") }
  func status(_ text: String) { send("STATUS=" + text) }
  func watchdog() { send("WATCHDOG=1") }

  /// Both lines of systemd's reload protocol: reloading, and ready again.
  func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    send("RELOADING=1\nMONOTONIC_USEC=\(time.tv_sec * 1_000_000 + time.tv_nsec / 1_000)")
  }

  private func send(_ message: String) {
    guard let address else { return }
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    var path = Array(address.utf8)
    guard path.count < MemoryLayout.size(ofValue: target.sun_path) else { return }
    // An abstract socket is written with @ and addressed with NUL.
    if path.first == UInt8(ascii: "@") { path[0] = 0 }
    withUnsafeMutableBytes(of: &target.sun_path) { $0.copyBytes(from: path) }
    let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
    let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = Array(message.utf8)
    withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        _ = sendto(file, bytes, bytes.count, Int32(MSG_NOSIGNAL), address, length)
      }
    }
  }
}
