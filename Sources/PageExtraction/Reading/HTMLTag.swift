internal import Text

/// The elements that mean something to us; everything else is `other`, which is inline like `span`.
enum HTMLTag: UInt8, CaseIterable {
  case other
  case a, abbr, address, area, article, aside, audio, b, base, blockquote, body, br, button, canvas
  case caption, center, col, dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption,
    figure, footer, form
  case frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img,
    input
  case label, legend, li, link, main, map, menu, meta, nav, noscript, object, ol, optgroup, option,
    p
  case param, picture, pre, script, section, select, source, span, strong, style, sub, summary, sup,
    svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, ul, video,
    wbr

  private static let names = NameTable(allCases.map { $0 == .other ? "" : "\($0)" })

  /// The element with this name, in any case.
  init(name: Span<UInt8>) {
    self = HTMLTag(rawValue: UInt8(Self.names.find(name, 0, name.count))) ?? .other
  }

  /// Starts and ends a line of text.
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .br, .caption, .center, .dd, .details,
      .dialog, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4,
      .h5, .h6, .header, .hgroup, .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .optgroup,
      .option, .p, .pre, .section, .summary, .table, .tbody, .tfoot, .thead, .tr, .ul:
      true
    default: false
    }
  }

  /// 1 to 6 of a heading, else nil.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }

  /// What is in it is never text of an article, whatever the page calls it.
  var isNeverText: Bool {
    switch self {
    case .audio, .button, .canvas, .dialog, .frame, .frameset, .head, .iframe, .input, .label, .map,
      .menu, .nav, .noscript, .object, .option, .optgroup, .script, .select, .style, .svg,
      .template, .textarea, .title, .video:
      true
    default: false
    }
  }
}

extension HTMLTag {
  /// Has no content and no end tag.
  var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .param, .source, .track,
      .wbr:
      true
    default: false
    }
  }

  /// Its content is text up to its end tag, whatever stands in it.
  var isRaw: Bool {
    switch self {
    case .iframe, .script, .style, .textarea, .title: true
    default: false
    }
  }

  /// May stand in the head; anything else begins the body.
  var isOfHead: Bool {
    switch self {
    case .base, .head, .link, .meta, .noscript, .script, .style, .template, .title: true
    default: false
    }
  }

  /// What is in a table's part ends with it, and not before.
  var isOfTable: Bool {
    switch self {
    case .caption, .table, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  /// A paragraph ends where it begins (13.2.6.4.7).
  var endsParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .div, .dl, .dt,
      .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
      .hgroup, .hr, .li, .main, .menu, .nav, .ol, .p, .pre, .section, .summary, .table, .ul:
      true
    default: false
    }
  }

  /// Whether its end tag means nothing where `inner` has begun in it and not ended.
  func mayNotEnd(through inner: HTMLTag) -> Bool {
    if self == .table || isNeverText { return false }
    if isOfTable { return inner == .table }
    if inner.isOfTable { return true }
    if self == .li { return inner == .ul || inner == .ol }
    return !isBlock && self != .a && inner.isBlock
  }
}
