import Fetching
import News

/// Makes the request of a poll from the settings; secrets are read from the credentials directory at each poll.
struct RequestMaker: Sendable {
  /// `$CREDENTIALS_DIRECTORY` (systemd.exec(5)); nil where the service manager gave none.
  let credentialsDirectory: String?
  let environmentProxy: EnvironmentProxy

  init(environment: [String: String]) {
    credentialsDirectory = environment["CREDENTIALS_DIRECTORY"]
    environmentProxy = EnvironmentProxy(environment: environment)
  }

  func request(for feed: FeedSettings, state: FeedState, startURL: String) throws(PollError)
    -> Request
  {
    // Secrets and leave for private networks are bound to the configured origin, not to where it moved.
    var request = Request(url: feed.url, userAgent: feed.userAgent)
    request.startURL = startURL
    request.validators = state.validators
    request.validatorsURL = state.validatorsURL
    for header in feed.headers {
      switch header.value {
      case .plain(let value):
        request.headers.append(Request.Header(name: header.name, value: value))
      case .credential(let name):
        request.secretHeaders.append(Request.Header(name: header.name, value: try secret(name)))
      }
    }
    switch feed.authentication {
    case .basic(let user, let password):
      request.credentials = .basic(user: user, password: try reveal(password))
    case .bearer(let token):
      request.credentials = .bearer(try reveal(token))
    case nil:
      break
    }
    request.caFile = feed.caFile
    if let certificate = feed.clientCertificate {
      request.clientCertificate = Request.ClientCertificate(
        certificateFile: certificate.certificateFile, keyFile: certificate.keyFile)
    }
    request.proxy =
      feed.proxy == EnvironmentProxy.word ? environmentProxy.proxy(for: startURL) : feed.proxy
    request.isSecondary = state.failures > 0
    request.limits.connect = feed.connectTimeout
    request.limits.total = feed.totalTimeout
    request.limits.stall = feed.stallTimeout
    request.limits.maximumBodyBytes = feed.maxBytes
    request.limits.maximumRedirects = feed.maxRedirects
    request.allowsPrivateNetworks = feed.allowsPrivateNetworks
    return request
  }

  func reveal(_ reference: SecretReference) throws(PollError) -> String {
    switch reference {
    case .plain(let value): value
    case .credential(let name): try secret(name)
    }
  }

  private func secret(_ name: String) throws(PollError) -> String {
    guard let credentialsDirectory else {
      throw PollError.credential(name, reason: "CREDENTIALS_DIRECTORY is not set")
    }
    do {
      return try SecretFile.read(credentialsDirectory + "/" + name)
    } catch {
      throw PollError.credential(name, reason: error.description)
    }
  }
}

/// A poll that could not begin.
enum PollError: Error, Hashable, Sendable {
  case credential(String, reason: String)

  var message: String {
    switch self {
    case .credential(let name, let reason): "credential \(name): \(reason)"
    }
  }
}
