import CCurl
import Glibc

/// The sockets of a multi handle and the time it wants to be woken: what libcurl would else ask each socket at each turn.
///
/// A connection that rests between two transfers stays watched as it was: taking it off and putting it back would be two
/// system calls a poll. For the fetcher's thread alone. Must outlive the multi handle and its connections.
final class SocketWatch {
  /// What a socket is watched for (EPOLLIN, EPOLLOUT).
  private struct Watching {
    /// By the kernel; none: not at all.
    var asked: UInt32 = 0
    /// By libcurl; none: it rests.
    var wanted: UInt32 = 0
    /// Speaks HTTP/1: nothing comes unasked.
    var isInOrder = false
  }

  /// Looked at in one turn; the others wait for the next.
  private static let eventsATurn = 256

  private let epoll: Int32
  /// An eventfd(2): writing to it ends a wait, from any thread.
  let bell: Int32
  private var events = [epoll_event](repeating: epoll_event(), count: eventsATurn)
  /// Of the sockets that were opened here, by descriptor.
  private var opened: [Int32: Watching] = [:]
  /// When libcurl wants to look at its clocks.
  private var alarm: ContinuousClock.Instant?

  /// Nil where the system has no more descriptors.
  init?(of multi: UnsafeMutableRawPointer) {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    bell = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard epoll >= 0, bell >= 0, watch(bell, EPOLLIN.rawValue), install(in: multi) else {
      return nil
    }
  }

  deinit {
    if epoll >= 0 { close(epoll) }
    if bell >= 0 { close(bell) }
  }

  /// Waits until something is to be done, at most for `limit`, and has `multi` do it.
  func turn(_ multi: UnsafeMutableRawPointer, upTo limit: Duration) {
    let wait = alarm.map { min(limit, $0 - ContinuousClock.now) } ?? limit
    let count = epoll_wait(
      epoll, &events, Int32(events.count), wait > .zero ? Int32(clamping: wait.milliseconds) : 0)
    var running: Int32 = 0
    for event in events.prefix(max(0, Int(count))) {
      let socket = event.data.fd
      if socket == bell {
        silence()
      } else if let watching = opened[socket], watching.wanted == 0 {
        // A resting connection was closed at its other end, which libcurl finds out when it wants to use it.
        if watching.isInOrder { Self.closeIfUnasked(socket) }
        leave(socket)
      } else {
        _ = curl_multi_socket_action(multi, socket, Self.readiness(event.events), &running)
      }
    }
    guard let alarm, alarm <= ContinuousClock.now else { return }
    // libcurl sets the next one.
    self.alarm = nil
    _ = curl_multi_socket_action(multi, CURL_SOCKET_BAD, 0, &running)
  }
}

extension SocketWatch {
  /// socket(2), watched while it is open.
  func open(_ family: Int32, _ type: Int32, _ number: Int32) -> Int32 {
    let descriptor = socket(family, type, number)
    if descriptor >= 0 { opened[descriptor] = Watching() }
    return descriptor
  }

  /// The connection made of one of these sockets speaks HTTP/1.
  func noteOrder(_ sockets: [Int32]) {
    for socket in sockets { opened[socket]?.isInOrder = true }
  }

  /// HTTP/1 answers in order (RFC 9112 9.3.2): what comes unasked would be taken for the answer to the next request, which
  /// may be another feed's of the same host. libcurl 7.88 looks only whether a connection is closed, so it is shut down.
  private static func closeIfUnasked(_ socket: Int32) {
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    guard recv(socket, &piece, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0 else { return }
    // What has arrived could be read even then.
    for _ in 0..<mostPieces where recv(socket, &piece, piece.count, Int32(MSG_DONTWAIT)) <= 0 {
      break
    }
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private static let pieceBytes = 4_096
  /// More than a system holds back for a socket by default.
  private static let mostPieces = 4_096

  /// Has `handle` tell when a connection that it opened closes, even after its own end.
  func hearOfClosing(
    _ options: TransferOptions, _ handle: UnsafeMutableRawPointer
  ) throws(FetchError) {
    try options.set(
      CURLOPT_CLOSESOCKETDATA, pointer: Unmanaged.passUnretained(self).toOpaque())
    try options.accept(
      ccurl_set_close_socket_function(handle) { me, socket in
        SocketWatch.from(me)?.opened[socket] = nil
        return close(socket)
      }, "callbacks")
  }

  private func install(in multi: UnsafeMutableRawPointer) -> Bool {
    let me = Unmanaged.passUnretained(self).toOpaque()
    let watches = ccurl_multi_set_socket_function(
      multi,
      { _, socket, what, me, _ in
        SocketWatch.from(me)?.note(socket, what)
        return 0
      }, me)
    let wakes = ccurl_multi_set_timer_function(
      multi,
      { _, milliseconds, me in
        SocketWatch.from(me)?.alarm =
          milliseconds < 0 ? nil : ContinuousClock.now + .milliseconds(milliseconds)
        return 0
      }, me)
    return watches == CURLM_OK && wakes == CURLM_OK
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> SocketWatch? {
    pointer.map { Unmanaged<SocketWatch>.fromOpaque($0).takeUnretainedValue() }
  }

  private func note(_ socket: Int32, _ what: Int32) {
    let wanted =
      switch what {
      case CURL_POLL_IN: EPOLLIN.rawValue
      case CURL_POLL_OUT: EPOLLOUT.rawValue
      case CURL_POLL_INOUT: EPOLLIN.rawValue | EPOLLOUT.rawValue
      default: UInt32(0)
      }
    // What libcurl opens by itself, for name lookups, it closes without a word.
    guard let watching = opened[socket] else {
      if wanted == 0 { leave(socket) } else { _ = watch(socket, wanted) }
      return
    }
    opened[socket]?.wanted = wanted
    guard wanted != 0, wanted != watching.asked, watch(socket, wanted) else { return }
    opened[socket]?.asked = wanted
  }

  /// One that was closed has left by itself.
  private func leave(_ socket: Int32) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, socket, nil)
    opened[socket]?.asked = 0
  }

  private func watch(_ socket: Int32, _ readiness: UInt32) -> Bool {
    var event = epoll_event()
    event.events = readiness
    event.data.fd = socket
    if epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event) == 0 { return true }
    return epoll_ctl(epoll, EPOLL_CTL_MOD, socket, &event) == 0
  }

  /// An error is for libcurl to find: it reads or writes, and tells what it got.
  private static func readiness(_ events: UInt32) -> Int32 {
    let isBroken = events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0
    var readiness: Int32 = 0
    if isBroken || events & EPOLLIN.rawValue != 0 { readiness |= CURL_CSELECT_IN }
    if isBroken || events & EPOLLOUT.rawValue != 0 { readiness |= CURL_CSELECT_OUT }
    return readiness
  }

  private func silence() {
    var rings: UInt64 = 0
    _ = read(bell, &rings, MemoryLayout.size(ofValue: rings))
  }
}
