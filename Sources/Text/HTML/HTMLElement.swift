/// What the sanitiser does with an element of HTML.
struct HTMLElement {
  enum Treatment: UInt8 {
    /// The tags go, the text inside stays.
    case unwrapped
    case kept
    /// Controls and other elements of a page: their place is taken by a plain `span` or `div`.
    case neutral
    /// The same for one without an end tag.
    case neutralVoid
    /// Kept; it has no end tag.
    case void
    /// Kept; its end tag may be missing, so nobody waits for it.
    case loose
    /// Goes with all that is in it.
    case script, style
  }
  /// In lower case, nil for one nobody knows.
  let name: String?
  let treatment: Treatment
  /// Separates words in plain text.
  let isBlock: Bool
  /// Position in the table, for counting.
  let number: Int

  /// What stands in the place of a neutral element.
  var neutralName: String { isBlock ? "div" : "span" }

  static let unknown = HTMLElement(name: nil, treatment: .unwrapped, isBlock: false, number: 0)

  /// The element with the name in `start..<end`, in any case.
  static func named(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> HTMLElement {
    guard end - start <= 12 else { return unknown }
    return all[table.find(bytes, start, end)]
  }

  static let all: [HTMLElement] = {
    var elements = [unknown]
    func add(_ treatment: Treatment, isBlock: Bool, _ names: [String]) {
      for name in names {
        elements.append(
          HTMLElement(name: name, treatment: treatment, isBlock: isBlock, number: elements.count))
      }
    }
    add(
      .kept, isBlock: false,
      [
        "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
        "dfn", "em", "font", "i", "ins", "kbd", "map", "mark", "picture", "q", "ruby", "s", "samp",
        "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "video",
      ])
    add(
      .kept, isBlock: true,
      [
        "address", "article", "aside", "blockquote", "caption", "center", "details", "dir", "div",
        "dl", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hgroup", "main", "nav", "ol", "pre", "section", "summary", "table", "ul",
      ])
    add(
      .loose, isBlock: true, ["dd", "dt", "li", "p", "tbody", "td", "tfoot", "th", "thead", "tr"])
    add(.loose, isBlock: true, ["colgroup"])
    add(.loose, isBlock: false, ["rp", "rt", "rtc"])
    add(.void, isBlock: false, ["area", "img", "source", "track", "wbr"])
    add(.void, isBlock: true, ["br", "col", "hr"])
    add(.unwrapped, isBlock: true, ["body", "html"])
    add(
      .neutral, isBlock: true,
      ["dialog", "fieldset", "form", "legend", "menu", "multicol", "optgroup", "option", "search"])
    add(
      .neutral, isBlock: false,
      [
        "button", "canvas", "datagrid", "datalist", "label", "m", "meter", "noscript", "output",
        "progress", "select", "textarea",
      ])
    add(
      .neutralVoid, isBlock: false,
      ["command", "event-source", "input", "keygen", "nextid", "sound", "spacer"])
    add(.script, isBlock: false, ["script"])
    add(.style, isBlock: false, ["style"])
    return elements
  }()

  private static let table = NameTable(all.map { $0.name ?? "" })
}
