public import Fetching
public import News
import Text

/// One recorded poll: what was asked and what came back, a JSON line.
public struct RecordedPoll: Hashable, Sendable {
  public var at: Timestamp
  public var feed: String
  public var url: String
  /// What was sent; nil where the recording does not say.
  public var question: Question?
  /// 0 where no answer came; `error` says why.
  public var status: Int
  public var error: String?
  /// Who answered, where that is not `url`.
  public var finalURL: String?
  public var redirects: [Redirect]
  /// Header fields of the answer, names as they came.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]

  public static func == (left: RecordedPoll, right: RecordedPoll) -> Bool {
    left.at == right.at && left.feed == right.feed && left.url == right.url
      && left.status == right.status && left.body == right.body
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(at)
    hasher.combine(feed)
  }

  /// Reads one line of a recording.
  public init(_ line: [UInt8]) throws(RecordingError) {
    let value: JSONValue
    do {
      value = try JSONValue.parse(line)
    } catch {
      throw RecordingError(message: "\(error)")
    }
    guard let at = value["at"]?.string.flatMap({ Timestamp(rfc3339: $0) }) else {
      throw RecordingError(message: "no \"at\" that is an RFC 3339 time")
    }
    guard let feed = value["feed"]?.string, !feed.isEmpty else {
      throw RecordingError(message: "no \"feed\"")
    }
    self.at = at
    self.feed = feed
    url = value["url"]?.string ?? ""
    status = value["status"]?.int ?? 200
    error = value["error"]?.string
    finalURL = value["final_url"]?.string
    redirects = (value["redirects"]?.array ?? []).compactMap { hop in
      guard let status = hop["status"]?.int, let from = hop["from"]?.string,
        let to = hop["to"]?.string
      else { return nil }
      return Redirect(status: status, from: from, to: to)
    }
    headers = (value["headers"]?.object ?? []).compactMap { member in
      member.value.string.map { (member.name, $0) }
    }
    if let encoded = value["body_base64"]?.string {
      guard let bytes = Base64.decode(Array(encoded.utf8)) else {
        throw RecordingError(message: "\"body_base64\" is not base64")
      }
      body = bytes
    } else {
      body = Array((value["body"]?.string ?? "").utf8)
    }
  }
}

/// A line that is no recorded poll or article.
public struct RecordingError: Error, Hashable, Sendable {
  public var message: String
}
