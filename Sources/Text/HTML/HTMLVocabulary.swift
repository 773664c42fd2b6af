/// The elements and attributes that the sanitiser knows, by number; 0 is any other.
struct HTMLVocabulary {
  private(set) var elements: [HTMLElement] = [HTMLElement(treatment: .unwrapped, isBlock: false)]
  /// `<name` and `</name>` as they are written.
  private(set) var startTags = HTMLPieces()
  private(set) var endTags = HTMLPieces()
  /// Fewer than 64.
  private(set) var attributes: [HTMLAttributeTreatment] = [.dropped]
  /// ` name="` as it is written.
  private(set) var attributeStarts = HTMLPieces()
  private let elementNumbers: NameTable
  private let attributeNumbers: NameTable

  static let shared = HTMLVocabulary()

  /// The element with the name in `start..<end`, in any case.
  func element(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    end - start <= 12 ? elementNumbers.find(bytes, start, end) : 0
  }

  /// The attribute with the name in `start..<end`, in any case.
  func attribute(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    end - start <= 11 ? attributeNumbers.find(bytes, start, end) : 0
  }

  private init() {
    var names = [""]
    for (treatment, isBlock, list) in HTMLVocabulary.elementLists {
      for name in list.split(separator: " ").map(String.init) {
        names.append(name)
        elements.append(HTMLElement(treatment: treatment, isBlock: isBlock))
        let isNeutral = treatment == .neutral || treatment == .neutralVoid
        let written = isNeutral ? (isBlock ? "div" : "span") : name
        startTags.add("<\(written)")
        endTags.add("</\(written)>")
      }
    }
    elementNumbers = NameTable(names)
    names = [""]
    for (treatment, list) in HTMLVocabulary.attributeLists {
      for name in list.split(separator: " ").map(String.init) {
        names.append(name)
        attributes.append(treatment)
        attributeStarts.add(" \(name)=\"")
      }
    }
    attributeNumbers = NameTable(names)
  }

  private static let elementLists: [(HTMLElement.Treatment, isBlock: Bool, String)] = [
    (
      .kept, false,
      """
      a abbr acronym audio b bdi bdo big cite code data del dfn em font i ins kbd map mark picture q \
      ruby s samp small span strike strong sub sup time tt u var video
      """
    ),
    (
      .kept, true,
      """
      address article aside blockquote caption center details dir div dl figcaption figure footer h1 \
      h2 h3 h4 h5 h6 header hgroup main nav ol pre section summary table ul
      """
    ),
    (.loose, true, "dd dt li p tbody td tfoot th thead tr colgroup"),
    (.loose, false, "rp rt rtc"),
    (.void, false, "area img source track wbr"),
    (.void, true, "br col hr"),
    (.unwrapped, true, "body html"),
    (.neutral, true, "dialog fieldset form legend menu multicol optgroup option search"),
    (
      .neutral, false,
      "button canvas datagrid datalist label m meter noscript output progress select textarea"
    ),
    (.neutralVoid, false, "command event-source input keygen nextid sound spacer"),
    (.script, false, "script"),
    (.style, false, "style"),
  ]

  private static let attributeLists: [(HTMLAttributeTreatment, String)] = [
    (.link, "href cite longdesc"),
    (.media, "src poster"),
    (.mediaList, "srcset"),
    (
      .plain,
      """
      abbr align alt border cellpadding cellspacing colspan controls coords datetime dir headers \
      height hreflang kind label lang media open reversed rowspan scope shape sizes span srclang \
      start summary title type valign value width
      """
    ),
  ]
}
