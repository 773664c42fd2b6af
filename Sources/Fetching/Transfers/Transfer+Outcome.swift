import CCurl
import Glibc
import Text

extension Transfer {
  /// What one hop came to.
  enum Outcome {
    case answer
    case failure(FetchError)
  }

  /// Reads libcurl's verdict together with what the callbacks know.
  func outcome(of code: CURLcode, elapsed: Duration) -> Outcome {
    if case .failure(let error) = stop { return .failure(error) }
    // Its headers are all that is wanted of an answer without a feed in it: a stall or a break in
    // an error page changes neither the status nor the Retry-After.
    if headers.isComplete, !(200..<300).contains(headers.status) { return .answer }
    if case .whole = stop { return isDecodedWhole ? .answer : .failure(Self.cut) }
    guard code == CURLE_OK else { return .failure(failure(code, elapsed)) }
    guard headers.isComplete else { return .failure(.badProtocol("no end of the headers")) }
    if let length = ContentLength(headers.fields).first, length != wireBytes, !isBodyless {
      return .failure(.badHeaders("the Content-Length is not the length of the body"))
    }
    return isDecodedWhole ? .answer : .failure(Self.cut)
  }

  private static let cut = FetchError.truncated("the compressed data")

  /// RFC 9110 6.4.1
  private var isBodyless: Bool { headers.status == 204 }
}

extension Transfer {
  private var reason: String { handle.reason }
  private var host: String { hop.url.origin.host }

  private func failure(_ code: CURLcode, _ elapsed: Duration) -> FetchError {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: Self.descriptorsAreGone ? .noDescriptors : .dns(host: host)
    case CURLE_COULDNT_RESOLVE_PROXY: noConnection
    case CURLE_COULDNT_CONNECT: noConnection
    case CURLE_OPERATION_TIMEDOUT: .timeout(timeout(elapsed))
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
      .tls(host: host, reason)
    case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_ENGINE_NOTFOUND,
      CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
      .badRequest("a certificate file cannot be used: \(reason)")
    case CURLE_GOT_NOTHING: .emptyReply
    case CURLE_PARTIAL_FILE: .truncated("")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM: broken
    case CURLE_BAD_CONTENT_ENCODING: .badProtocol("the compression is broken or unknown")
    // No callback of ours stopped it, so a decoder did.
    case CURLE_WRITE_ERROR: .badProtocol("the compression is broken")
    case CURLE_PROXY: .connect(host: host, "the proxy refuses")
    case CURLE_URL_MALFORMAT: .badRequest("the URL cannot be read")
    case CURLE_OUT_OF_MEMORY: outOfBounds
    default: .badProtocol(reason.isEmpty ? String(cString: curl_easy_strerror(code)) : reason)
    }
  }

  private var noConnection: FetchError {
    if let refusedAddress, openedSockets.isEmpty {
      return .refusedAddress(refusedAddress.description)
    }
    if lacksDescriptors { return .noDescriptors }
    // libcurl's reason names it, without its password.
    return .connect(host: hop.request.proxy == nil ? host : "the proxy", reason)
  }

  /// The resolver does not tell why it found nothing, and opens files and sockets of its own.
  private static var descriptorsAreGone: Bool {
    let descriptor = eventfd(0, Int32(EFD_CLOEXEC))
    guard descriptor < 0 else {
      close(descriptor)
      return false
    }
    return FetchError.meansNoDescriptors(errno)
  }

  private var broken: FetchError {
    headers.isComplete ? .truncated("the connection broke") : .connectionLost(reason)
  }

  /// A single header line beyond libcurl's own limit of 100 KiB ends as "out of memory".
  private var outOfBounds: FetchError {
    headers.isComplete
      ? .badProtocol("out of memory") : .tooLarge(.headers(hop.request.limits.maximumHeaderBytes))
  }

  private func timeout(_ elapsed: Duration) -> FetchError.Timeout {
    let isOver = elapsed >= hop.timeLeft - .milliseconds(20)
    if ccurl_info_offset(handle.pointer, CURLINFO_PRETRANSFER_TIME_T) == 0 {
      return isOver && hop.timeLeft < hop.request.limits.connect ? .total : .connect
    }
    return isOver ? .total : .stall
  }
}
