import CCurl

/// Writes the options of all transfers, and those of one hop, into an easy handle.
///
/// What is not set here stays off by libcurl's default: following redirects, cookies, Referer,
/// ~/.netrc, HSTS and Alt-Svc memory, HTTP/0.9.
struct TransferOptions {
  private let owner: EasyHandle
  private let handle: UnsafeMutableRawPointer

  init(handle: EasyHandle) {
    owner = handle
    self.handle = handle.pointer
  }

  /// What no transfer changes: it outlasts them.
  func setShared() throws(FetchError) {
    try set(CURLOPT_HTTPGET, 1)
    try set(CURLOPT_PATH_AS_IS, 1)
    try set(CURLOPT_PROTOCOLS_STR, "http,https")
    try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
    // Empty has every decoder that this libcurl was built with; what is offered stands among the headers.
    try set(CURLOPT_ACCEPT_ENCODING, "")
    try set(CURLOPT_NOSIGNAL, 1)
    // Long enough for the hops of a poll. The whole cache is searched for what is too old after each transfer.
    try set(CURLOPT_DNS_CACHE_TIMEOUT, 5)
    try set(CURLOPT_LOW_SPEED_LIMIT, 100)
    // A name lookup cannot be stopped; without this, freeing the handle waits for it, and every
    // other feed with it.
    try set(CURLOPT_QUICK_EXIT, 1)
    // An empty string is "no proxy" even where http_proxy is set; without NOPROXY the variable
    // no_proxy would overrule the settings.
    try set(CURLOPT_PROXY, "")
    try set(CURLOPT_NOPROXY, "")
    try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    try accept(owner.keepComplaints(), "complaints")
  }

  /// What is one hop's own. Whatever `setShared` does not write and not every hop writes makes the handle special.
  func set(
    _ hop: Hop, headers: UnsafeMutablePointer<curl_slist>?
  ) throws(FetchError) {
    try set(CURLOPT_URL, hop.url.text)
    try accept(ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers), "headers")
    try setLimits(hop)
    try setContent(hop.request.content)
    try setProxy(hop.request)
    try setTrust(hop)
    try setCredentials(hop.credentials)
  }

  func set(_ option: CURLoption, pointer: UnsafeMutableRawPointer) throws(FetchError) {
    try accept(ccurl_set_pointer(handle, option, pointer), "option \(option.rawValue)")
  }

  func set(_ option: CURLoption, _ value: Int) throws(FetchError) {
    try accept(ccurl_set_long(handle, option, value), "option \(option.rawValue)")
  }

  func accept(_ code: CURLcode, _ what: @autoclosure () -> String) throws(FetchError) {
    guard code == CURLE_OK else {
      throw .badRequest("libcurl refuses \(what()): \(String(cString: curl_easy_strerror(code)))")
    }
  }
}

extension TransferOptions {
  private func set(_ option: CURLoption, _ value: String) throws(FetchError) {
    var value = value
    guard value.withUTF8({ !$0.contains { $0 == 0 || $0 == 10 || $0 == 13 } }) else {
      throw .badRequest("a line break in a setting")
    }
    try accept(ccurl_set_string(handle, option, value), "option \(option.rawValue)")
  }

  private func setLimits(_ hop: Hop) throws(FetchError) {
    let limits = hop.request.limits
    try set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.milliseconds)
    try set(CURLOPT_TIMEOUT_MS, hop.timeLeft.milliseconds)
    try set(CURLOPT_LOW_SPEED_TIME, (limits.stall.milliseconds + 999) / 1_000)
  }

  private func setContent(_ content: Request.Content?) throws(FetchError) {
    guard let content else { return }
    owner.isSpecial = true
    try set(CURLOPT_POST, 1)
    try set(CURLOPT_POSTFIELDSIZE, content.bytes.count)
    var code = CURLE_OK
    content.bytes.withUnsafeBytes { bytes in
      // Copied by libcurl, which only reads it.
      let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress)
      code = ccurl_set_pointer(handle, CURLOPT_COPYPOSTFIELDS, start)
    }
    try accept(code, "the content")
  }

  private func setProxy(_ request: Request) throws(FetchError) {
    guard let proxy = request.proxy else { return }
    owner.isSpecial = true
    try set(CURLOPT_PROXY, proxy)
    // For CONNECT, which is sent without the request's headers.
    try set(CURLOPT_USERAGENT, request.userAgent)
  }

  private func setTrust(_ hop: Hop) throws(FetchError) {
    // CAINFO replaces the system's bundle; its directory, CAPATH, stays in force beside it.
    if let file = hop.request.caFile {
      owner.isSpecial = true
      try set(CURLOPT_CAINFO, file)
      try set(CURLOPT_CAPATH, "/etc/ssl/certs")
    }
    guard hop.isHome, let certificate = hop.request.clientCertificate else { return }
    owner.isSpecial = true
    try set(CURLOPT_SSLCERT, certificate.certificateFile)
    try set(CURLOPT_SSLKEY, certificate.keyFile)
  }

  private func setCredentials(_ credentials: Request.Credentials?) throws(FetchError) {
    guard let credentials else { return }
    owner.isSpecial = true
    guard case .basic(let user, let password) = credentials else { return }
    try set(CURLOPT_HTTPAUTH, 1)
    try set(CURLOPT_USERNAME, user)
    try set(CURLOPT_PASSWORD, password)
  }
}
