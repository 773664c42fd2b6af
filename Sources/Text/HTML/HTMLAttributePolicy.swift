/// What the sanitiser does with an attribute of HTML.
struct HTMLAttributePolicy {
  enum Treatment {
    case dropped
    case plain
    /// A URL that leads somewhere.
    case link
    /// A URL that is loaded and shown; `data:image/` may stand in it.
    case media
    /// A list of such URLs with sizes.
    case mediaList
  }
  let name: String?
  let treatment: Treatment
  /// Position in the table; there are fewer than 64.
  let number: Int

  /// The policy for the name in `start..<end`, in any case; what is not listed is dropped.
  static func named(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> HTMLAttributePolicy {
    guard end - start <= 11 else { return all[0] }
    return all[table.find(bytes, start, end)]
  }

  private static let all: [HTMLAttributePolicy] = {
    var policies = [HTMLAttributePolicy(name: nil, treatment: .dropped, number: 0)]
    func add(_ treatment: Treatment, _ names: [String]) {
      for name in names {
        policies.append(
          HTMLAttributePolicy(name: name, treatment: treatment, number: policies.count))
      }
    }
    add(.link, ["href", "cite", "longdesc"])
    add(.media, ["src", "poster"])
    add(.mediaList, ["srcset"])
    add(
      .plain,
      [
        "abbr", "align", "alt", "border", "cellpadding", "cellspacing", "colspan", "controls",
        "coords", "datetime", "dir", "headers", "height", "hreflang", "kind", "label", "lang",
        "media", "open", "reversed", "rowspan", "scope", "shape", "sizes", "span", "srclang",
        "start", "summary", "title", "type", "valign", "value", "width",
      ])
    return policies
  }()

  private static let table = NameTable(all.map { $0.name ?? "" })
}
