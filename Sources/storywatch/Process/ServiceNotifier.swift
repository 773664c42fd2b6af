import Glibc

/// Tells systemd how the service fares: one datagram to `$NOTIFY_SOCKET` (sd_notify(3)); silent without one.
struct ServiceNotifier: Sendable {
  private let address: String?

  init(environment: [String: String]) {
    address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
  }

  func ready(status: String) { send("READY=1\nSTATUS=\(status)") }
  func stopping() { send("STOPPING=1\nSTATUS=stopping") }
  func status(_ text: String) { send("STATUS=\(text)") }
  func watchdog() { send("WATCHDOG=1") }

  /// The start is given `time` more, counted from now.
  func extendStart(by time: Duration, status: String) {
    send("EXTEND_TIMEOUT_USEC=\(time.components.seconds * 1_000_000)\nSTATUS=\(status)")
  }

  /// Both lines of systemd's reload protocol in one datagram, as it asks for; `ready` ends it.
  func reloading() {
    send(
      "RELOADING=1\nMONOTONIC_USEC=\(MonotonicClock.microseconds())\nSTATUS=reading the settings")
  }

  private func send(_ message: String) {
    guard let address, let target = UnixAddress(address) else { return }
    target.send(Array(message.utf8))
  }
}
