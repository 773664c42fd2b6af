import Fetching
import News
import Text

extension RecordedPoll {
  /// What was asked, as far as it may be shown: the names of the user's own header fields stand without values.
  public struct Question: Hashable, Sendable {
    public var userAgent: String
    public var etag: String?
    public var lastModified: String?
    public var ownHeaders: [String]

    init(_ request: Request) {
      userAgent = request.userAgent
      etag = request.validators.etag.map { String(decoding: $0, as: UTF8.self) }
      lastModified = request.validators.lastModified.map { String(decoding: $0, as: UTF8.self) }
      ownHeaders = (request.headers + request.secretHeaders).map(\.name)
    }

    func write(to writer: inout JSONWriter) {
      writer.beginObject()
      writer.key("user_agent")
      writer.string(userAgent)
      if let etag {
        writer.key("if_none_match")
        writer.string(etag)
      }
      if let lastModified {
        writer.key("if_modified_since")
        writer.string(lastModified)
      }
      if !ownHeaders.isEmpty {
        writer.key("own_headers")
        writer.beginArray()
        for name in ownHeaders { writer.string(name) }
        writer.endArray()
      }
      writer.endObject()
    }
  }
}
