/// Writes a list of subscriptions as OPML 2.0, one level of folders, as every reader understands it.
public enum OPMLWriter {
  /// Folders stand in the order of their first feed; feeds without one come last. The same list gives the same bytes.
  public static func text(title: String, _ subscriptions: [Subscription]) -> String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head><title>\(escaped(title))</title></head>
        <body>

      """
    var folders: [[String]] = []
    for subscription in subscriptions where !folders.contains(subscription.folders) {
      folders.append(subscription.folders)
    }
    for folder in folders.filter({ !$0.isEmpty }) + folders.filter(\.isEmpty) {
      let name = escaped(folder.joined(separator: "/"))
      if !folder.isEmpty { text += "    <outline text=\"\(name)\" title=\"\(name)\">\n" }
      for subscription in subscriptions where subscription.folders == folder {
        text += (folder.isEmpty ? "    " : "      ") + outline(subscription)
      }
      if !folder.isEmpty { text += "    </outline>\n" }
    }
    return text + "  </body>\n</opml>\n"
  }

  private static func outline(_ subscription: Subscription) -> String {
    let url = escaped(subscription.url)
    let title = escaped(subscription.title ?? subscription.url)
    return "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(url)\"/>\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML 1.0 has no other control characters, not even as references.
      case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
      case "\u{0}"..<"\u{20}", "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
