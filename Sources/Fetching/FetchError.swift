import Glibc

/// Why a request got no answer that can be used. An HTTP status is an answer, not an error.
public enum FetchError: Error, Hashable, Sendable {
  /// The request itself cannot be sent: bad URL, header, proxy or certificate file.
  case badRequest(String)
  case dns(host: String)
  case connect(host: String, String)
  case tls(host: String, String)
  case timeout(Timeout)
  case tooLarge(ByteLimit)
  case tooManyRedirects(Int)
  case redirectLoop
  case redirectWithoutLocation(status: Int)
  /// A Location that is no URL.
  case badRedirect(String)
  case refusedScheme(String)
  /// A redirect from https to http.
  case refusedDowngrade
  /// A private or otherwise special address (RFC 6890).
  case refusedAddress(String)
  /// The body ended before its end.
  case truncated(String)
  /// Header fields that contradict themselves.
  case badHeaders(String)
  case emptyReply
  /// The connection broke before an answer had come.
  case connectionLost(String)
  /// Something that is not HTTP as it should be.
  case badProtocol(String)
  case cancelled
  /// Its turn came, and the one who asked no longer wanted it.
  case notWanted
  case file(String)
  /// The system gives this process no more of something, as descriptors: nobody else is to blame.
  case exhausted(String)

  public enum Timeout: Hashable, Sendable {
    case connect, total, stall
  }

  /// A limit, with its value in bytes.
  public enum ByteLimit: Hashable, Sendable {
    case body(Int)
    /// Of a compressed body as transferred.
    case wire(Int)
    case headers(Int)
  }

  /// Failed below HTTP: the machine's own network may be to blame.
  public var isConnectionLevel: Bool {
    switch self {
    case .dns, .connect, .tls, .timeout(.connect): true
    default: false
    }
  }

  /// Hosts were asked and their network is known to work or not by this; false for what failed
  /// before a connection was tried.
  public var concernsNetwork: Bool {
    switch self {
    case .badRequest, .refusedScheme, .refusedAddress, .cancelled, .notWanted, .file, .exhausted:
      false
    default: true
    }
  }
}

extension FetchError {
  /// EMFILE, ENFILE.
  static let noDescriptors = FetchError.exhausted("file descriptors")

  static func meansNoDescriptors(_ code: Int32) -> Bool { code == EMFILE || code == ENFILE }
}
