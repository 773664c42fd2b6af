import News

/// The day at a glance: a bar for each hour's articles, a dot above for each alert.
struct DayChart {
  let digest: Digest

  private static let width = 480
  private static let height = 60
  private static let hourWidth = 20

  /// Nothing on a day without articles.
  var svg: String {
    guard let most = digest.hours.max(), most > 0 else { return "" }
    let bars = digest.hours.enumerated().compactMap { hour, count -> String? in
      guard count > 0 else { return nil }
      let height = max(1, count * Self.height / most)
      return
        "<rect x=\"\(hour * Self.hourWidth + 2)\" y=\"\(10 + Self.height - height)\" width=\"16\" "
        + "height=\"\(height)\"><title>\(count)</title></rect>"
    }
    let alerts = digest.watches.flatMap(\.alerts).map(minute)
    let dots = Set(alerts).sorted().map { minute in
      "<circle cx=\"\(minute * Self.width / 1_440)\" cy=\"5\" r=\"2.5\"/>"
    }
    let base = 10 + Self.height
    let hours = [0, 6, 12, 18].map { hour in
      "<text x=\"\(hour * Self.hourWidth)\" y=\"\(base + 13)\">\(hour):00</text>"
    }
    let scale =
      "<text x=\"\(Self.width)\" y=\"\(base + 13)\" text-anchor=\"end\">\(most)/h</text>"
    let labels = hours + [scale]
    return "<svg viewBox=\"0 0 \(Self.width) \(base + 17)\" role=\"img\" "
      + "aria-label=\"Articles by hour, alerts as dots\">"
      + bars.joined() + dots.joined()
      + "<line x1=\"0\" y1=\"\(base)\" x2=\"\(Self.width)\" y2=\"\(base)\"/>" + labels.joined()
      + "</svg>\n"
  }

  /// Of the local day.
  private func minute(_ alert: Alert) -> Int {
    let local = digest.clock.local(alert.foundAt).seconds
    return Int(((local % 86_400) + 86_400) % 86_400) / 60
  }
}
