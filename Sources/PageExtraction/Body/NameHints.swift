internal import Text

/// What authors call their elements, in `class`, `id` and `role`: a hint of what is in them.
struct NameHints: OptionSet {
  let rawValue: UInt16

  /// `articleBody`, `entry-content` and their kin.
  static let body = NameHints(rawValue: 1)
  static let comments = NameHints(rawValue: 2)
  /// Other articles.
  static let related = NameHints(rawValue: 4)
  static let sharing = NameHints(rawValue: 8)
  static let advertising = NameHints(rawValue: 16)
  /// Newsletters, cookies, log-ins.
  static let appeal = NameHints(rawValue: 32)
  static let byline = NameHints(rawValue: 64)
  static let caption = NameHints(rawValue: 128)
  static let navigation = NameHints(rawValue: 256)
  /// Tags, categories, dates.
  static let labels = NameHints(rawValue: 512)
  static let hidden = NameHints(rawValue: 1_024)
  /// What is beside the text: rails, widgets, boxes.
  static let beside = NameHints(rawValue: 2_048)

  static let unwanted: NameHints = [
    .comments, .related, .sharing, .advertising, .appeal, .byline, .caption, .navigation, .labels,
    .hidden, .beside,
  ]

  /// Reads names separated by blanks, each made of words: `post-content`, `postContent`, `post__content`.
  init(names: Span<UInt8>) {
    var reader = NameReader()
    for index in 0..<names.count { reader.take(names[index]) }
    reader.take(0x20)
    self = reader.hints
  }

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }
}

/// Splits names into words and looks them up.
private struct NameReader {
  var hints: NameHints = []
  private var word: [UInt8] = []
  private var wasLower = false
  /// What the word before in the same name was.
  private var previous: NameWord?
  private var last: NameWord?

  mutating func take(_ byte: UInt8) {
    let isUpper = byte &- 0x41 < 26
    let isLower = byte &- 0x61 < 26
    if !isUpper && !isLower || isUpper && wasLower { endWord() }
    if isUpper || isLower { word.append(byte | 0x20) }
    wasLower = isLower
    if byte <= 0x20 { endName() }
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let meaning = NameWord(word.span)
    hints.formUnion(last?.isBuilder == true ? meaning.hints.subtracting(.beside) : meaning.hints)
    previous = last
    last = meaning
    word.removeAll(keepingCapacity: true)
  }

  /// `article-body`: a name that ends in these two words is the text's own.
  private mutating func endName() {
    if let previous, let last, previous.isSubject, last.isHolder { hints.insert(.body) }
    previous = nil
    last = nil
  }
}
