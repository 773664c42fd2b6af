import News
import Pipeline

/// The name of a file in `digests/` that may be shown: a day or `latest`, in one of the formats, or the feed.
///
/// A name that is none of these is no file, whatever lies there: there is no way out of the directory.
struct DigestFile {
  /// Its media type. Feeds and Markdown are shown as text: nothing of a page is interpreted but HTML.
  let type: String

  init?(_ name: String) {
    if name == DigestSettings.feedName {
      type = "application/atom+xml; charset=utf-8"
      return
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "latest" || CivilDate(String(parts[0])) != nil else {
      return nil
    }
    switch parts[1] {
    case "html": type = "text/html; charset=utf-8"
    case "json": type = "application/json"
    case "md": type = "text/plain; charset=utf-8"
    default: return nil
    }
  }
}
