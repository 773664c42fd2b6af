import Glibc

/// nginx on a loopback port with TLS and HTTP/2; answers every path with an empty feed, and says in `X-Protocol` and
/// `X-Connection` how it was asked.
public final class NginxServer: Sendable {
  public let port: UInt16
  /// The certificate, which is its own authority.
  public let certificateFile: String
  private let directory: TemporaryDirectory
  private let process: pid_t

  private static let nginx = "/usr/sbin/nginx"

  public static var isAvailable: Bool {
    access(nginx, X_OK) == 0 && access("/usr/bin/openssl", X_OK) == 0
  }

  public init() throws(SocketError) {
    let temporary = try TemporaryDirectory()
    let directory = temporary.path
    self.directory = temporary
    certificateFile = directory + "/certificate.pem"
    // nginx cannot choose a port itself; this one was free a moment ago.
    let (descriptor, port) = try ListeningSocket.open(host: "127.0.0.1")
    close(descriptor)
    self.port = port
    let make = Self.spawn([
      "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
      "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=loopback", "-addext",
      "subjectAltName=IP:127.0.0.1", "-keyout", directory + "/key.pem", "-out", certificateFile,
    ])
    var status: Int32 = 0
    guard let make, waitpid(make, &status, 0) == make, status == 0,
      let file = fopen(directory + "/nginx.conf", "w")
    else { throw SocketError(number: ECHILD) }
    fputs(Self.configuration(directory, port), file)
    fclose(file)
    guard let server = Self.spawn([Self.nginx, "-p", directory, "-c", directory + "/nginx.conf"])
    else { throw SocketError(number: ECHILD) }
    process = server
    // It writes its number when it listens.
    for _ in 0..<500 where access(directory + "/pid", F_OK) != 0 { usleep(10_000) }
  }

  /// Ends the process and removes its files.
  public func stop() {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    directory.remove()
  }

  private static func configuration(_ directory: String, _ port: UInt16) -> String {
    """
    daemon off; master_process off; pid \(directory)/pid; error_log \(directory)/log;
    events {}
    http {
      access_log off;
      client_body_temp_path client; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi; scgi_temp_path scgi;
      server {
        listen 127.0.0.1:\(port) ssl http2;
        ssl_certificate \(directory)/certificate.pem; ssl_certificate_key \(directory)/key.pem;
        add_header X-Protocol $server_protocol; add_header X-Connection $connection;
        location / { return 200 "<rss version='2.0'><channel/></rss>"; }
      }
    }
    """
  }

  private static func spawn(_ command: [String]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [0, 1, 2] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // If the tests crash, nobody stops it: it ends by itself. `timeout` leads a process group.
    var words = (["timeout", "-s", "KILL", "300"] + command).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    return posix_spawn(&process, "/usr/bin/timeout", &actions, nil, &words, environ) == 0
      ? process : nil
  }
}
