import Glibc

/// `openssl s_server` on a loopback port, with a certificate made for the occasion.
///
/// Serves one answer at `/feed` to whoever completes the handshake.
public final class TLSServer: Sendable {
  public let port: UInt16
  /// The certificate, which is its own authority.
  public let certificateFile: String
  public let keyFile: String
  private let directory: TemporaryDirectory
  private let process: pid_t

  private static let openssl = "/usr/bin/openssl"

  public static var isAvailable: Bool { access(openssl, X_OK) == 0 }

  /// `name` as in subjectAltName: `IP:127.0.0.1`. With `asksCertificate`, the client must show the
  /// server's own certificate.
  public init(name: String, answer: [UInt8] = Answer().bytes, asksCertificate: Bool = false)
    throws(SocketError)
  {
    let temporary = try TemporaryDirectory()
    let directory = temporary.path
    self.directory = temporary
    certificateFile = directory + "/certificate.pem"
    keyFile = directory + "/key.pem"
    let make = Self.spawn(
      [
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
        "2", "-subj", "/CN=loopback", "-addext", "subjectAltName=\(name)", "-keyout", keyFile,
        "-out", certificateFile,
      ], in: directory, output: -1)
    var status: Int32 = 0
    guard let make, waitpid(make, &status, 0) == make, status == 0 else {
      throw SocketError(number: ECHILD)
    }
    try Self.write(answer, to: directory + "/feed")
    let (reader, writer) = try Self.pipe()
    let asked =
      asksCertificate ? ["-Verify", "1", "-verify_return_error", "-CAfile", certificateFile] : []
    let arguments =
      ["s_server", "-accept", "127.0.0.1:0", "-HTTP", "-cert", certificateFile, "-key", keyFile]
      + asked
    let server = Self.spawn(arguments, in: directory, output: writer)
    close(writer)
    defer { close(reader) }
    guard let server, let port = Self.readPort(reader) else { throw SocketError(number: ECHILD) }
    process = server
    self.port = port
  }

  /// Ends the process and removes its files.
  public func stop() {
    // SIGTERM may be blocked: the mask is inherited from a thread of Dispatch.
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    directory.remove()
  }

  private static func spawn(_ arguments: [String], in directory: String, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    if output >= 0 { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    // If the tests crash, nobody stops it: it ends by itself. `timeout` leads a process group.
    let command = ["timeout", "-s", "KILL", "300", "env", "-C", directory, openssl] + arguments
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawn(&process, "/usr/bin/timeout", &actions, nil, &words, environ) == 0
      ? process : nil
  }

  /// From the line `ACCEPT 127.0.0.1:PORT`.
  private static func readPort(_ reader: Int32) -> UInt16? {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 512)
    while true {
      let count = read(reader, &buffer, buffer.count)
      guard count > 0 else { return nil }
      text += buffer[..<count]
      let lines = String(decoding: text, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      for line in lines.dropLast() where line.hasPrefix("ACCEPT") {
        return line.split(separator: ":").last.flatMap { UInt16($0) }
      }
    }
  }

  private static func pipe() throws(SocketError) -> (Int32, Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw SocketError(number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(SocketError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw SocketError(number: errno) }
    defer { close(descriptor) }
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw SocketError(number: errno)
    }
  }
}
