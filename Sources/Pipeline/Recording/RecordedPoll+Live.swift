import Fetching
import News
import Text

extension RecordedPoll {
  /// Answers' fields that may hold secrets.
  private static let secretFields: Set<String> = [
    "authentication-info", "proxy-authenticate", "proxy-authentication-info", "set-cookie",
    "set-cookie2",
    "www-authenticate",
  ]

  /// What was asked and what came back, without what only the two of them may know: passwords, tokens and credential
  /// headers are not written, cookies left out, and where an answer repeats a secret there are asterisks.
  init(feed: String, at: Timestamp, request: Request, result: Result<Response, FetchError>) {
    let secrets = SecretBytes(request)
    self.at = at
    self.feed = feed
    url = SecretFreeURL.text(request.url)
    question = Question(request)
    redirects = []
    switch result {
    case .success(let response):
      status = response.status
      body = secrets.blotting(response.body)
      finalURL = SecretFreeURL.text(response.effectiveURL)
      redirects = response.redirects.map {
        Redirect(
          status: $0.status, from: SecretFreeURL.text($0.from), to: SecretFreeURL.text($0.to))
      }
      headers = response.headers.fields.compactMap { name, value in
        let name = String(decoding: name, as: UTF8.self)
        guard !Self.secretFields.contains(name.lowercased()) else { return nil }
        return (name, String(decoding: secrets.blotting(value), as: UTF8.self))
      }
    case .failure(let error):
      status = 0
      headers = []
      body = []
      self.error = error.message
    }
  }

  /// The poll as a line of a recording, without its end.
  var line: String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("at")
    writer.string(at.rfc3339)
    writer.key("feed")
    writer.string(feed)
    writer.key("url")
    writer.string(url)
    if let question {
      writer.key("request")
      question.write(to: &writer)
    }
    writer.key("status")
    writer.int(status)
    if let error {
      writer.key("error")
      writer.string(error)
    }
    writeAnswer(to: &writer)
    writer.endObject()
    return writer.text
  }

  private func writeAnswer(to writer: inout JSONWriter) {
    guard status > 0 else { return }
    if let finalURL, finalURL != url {
      writer.key("final_url")
      writer.string(finalURL)
    }
    if !redirects.isEmpty {
      writer.key("redirects")
      writer.beginArray()
      for redirect in redirects {
        writer.beginObject()
        writer.key("status")
        writer.int(redirect.status)
        writer.key("from")
        writer.string(redirect.from)
        writer.key("to")
        writer.string(redirect.to)
        writer.endObject()
      }
      writer.endArray()
    }
    writer.key("headers")
    writer.beginObject()
    for (name, value) in joinedHeaders {
      writer.key(name)
      writer.string(value)
    }
    writer.endObject()
    if let text = String(validating: body, as: UTF8.self) {
      writer.key("body")
      writer.string(text)
    } else {
      writer.key("body_base64")
      writer.string(Base64.encode(body))
    }
  }

  /// Several fields of one name mean one list (RFC 9110 5.3), and a JSON object has each name once.
  private var joinedHeaders: [(name: String, value: String)] {
    var joined: [(name: String, value: String)] = []
    for (name, value) in headers {
      if let index = joined.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
        joined[index].value += ", " + value
      } else {
        joined.append((name, value))
      }
    }
    return joined
  }

  /// The answer as if it had just come; nil where none came.
  var response: Response? {
    guard status > 0 else { return nil }
    return Response(
      recordedStatus: status, headers: headers, body: body, url: finalURL ?? url,
      redirects: redirects)
  }
}
