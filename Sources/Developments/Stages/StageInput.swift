internal import News
internal import Text

/// Members that the questions of several stages share.
enum StageInput {
  /// `published`: an RFC 3339 date-time or a day.
  static func published(_ question: JSONValue) -> Timestamp? {
    question["published"]?.string.flatMap { Timestamp(rfc3339: $0) }
  }
}
