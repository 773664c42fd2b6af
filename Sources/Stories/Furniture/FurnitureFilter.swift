internal import Text
public import News

/// Takes off what belongs to the page and not to the article.
///
/// Remembers which lines and title suffixes each outlet repeats. Judges lines and whole sentences
/// only: furniture inside a sentence stays.
public struct FurnitureFilter: Sendable {
  var lines: [String: LineMemory] = [:]
  var suffixes = SuffixMemory()

  /// Earlier articles that must have carried a line before it counts as the page's.
  private static let repeats = 2
  private static let headingWords = 9
  /// Shorter sentences ("He declined.") may be said twice; in bytes.
  private static let leastEcho = 24

  public init() {}

  /// The article in sentences, by what is remembered so far.
  public func clean(_ article: Article) -> CleanedArticle {
    read(article).cleaned
  }

  /// The article in sentences, and what to remember of its page.
  public func read(_ article: Article) -> Reading {
    let bytes = Array(article.text.utf8)
    let suffix = TitleSuffix(of: article.title, outlet: article.outlet)
    let title = title(of: article, suffix)
    let language = Language(ofTitle: article.title, text: article.text)
    var sorting = Sorting(bytes: bytes, titles: [article.title, title], language: language)
    let lines = Line.all(of: bytes, language: language)
    let hashes = lines.map(\.hash)
    let repeated = repeatedLines(lines, hashes, outlet: article.outlet)
    for line in lines {
      if repeated.contains(line.number) {
        sorting.drop(line.span, .repeatedByOutlet)
      } else if let reason = PageLine.reason(line, of: lines.count) {
        sorting.drop(line.span, reason)
        if reason == .agencyBlurb { sorting.dropHeading(namedBy: line) }
      } else {
        sorting.keep(line, hash: hashes[line.number])
      }
    }
    return Reading(
      cleaned: sorting.finish(article: article, title: title),
      page: PageMemo(article, lines: hashes, suffix: suffix), words: sorting.words,
      language: language)
  }

  /// Counts the page's lines for its outlet; once per article, after it was read.
  public mutating func remember(_ page: PageMemo) {
    if let suffix = page.suffix { suffixes.add(suffix.hash, after: suffix.title) }
    guard !page.outlet.isEmpty else { return }
    var memory = lines.removeValue(forKey: page.outlet) ?? LineMemory()
    for hash in page.lines { memory.add(hash) }
    lines[page.outlet] = memory
  }

  private func title(of article: Article, _ suffix: TitleSuffix?) -> String {
    guard let suffix else { return article.title }
    if suffix.isCertain { return suffix.title }
    return suffixes.follows(suffix.hash, anotherThan: suffix.titleHash)
      ? suffix.title : article.title
  }

  /// Numbers of the lines that the outlet prints under its articles.
  ///
  /// An update repeats most of an earlier article: then a repeated sentence says nothing of the page.
  private func repeatedLines(_ all: [Line], _ hashes: [UInt64], outlet: String) -> Set<Int> {
    guard let memory = lines[outlet] else { return [] }
    let repeated = all.filter { memory.count(of: hashes[$0.number]) >= Self.repeats }
    guard !repeated.isEmpty else { return [] }
    let isUpdate =
      repeated.filter(\.endsInPunctuation).count * 2 > all.filter(\.endsInPunctuation).count
    let page = repeated.filter {
      !isUpdate || !$0.endsInPunctuation || $0.words.count <= Self.headingWords
    }
    return Set(page.map(\.number))
  }
}

extension FurnitureFilter {
  /// One article's lines on their way to sentences, headings and furniture.
  struct Sorting {
    let bytes: [UInt8]
    private let titles: [UInt64]
    private let language: Language?
    private var sentences: [Sentence] = []
    private var wordsOfSentences: [ArraySlice<Word>] = []
    private var headings: [Sentence] = []
    private var wordsOfHeadings: [ArraySlice<Word>] = []
    private var furniture: [Furniture] = []
    private var said: Set<UInt64> = []

    init(bytes: [UInt8], titles: [String], language: Language?) {
      self.bytes = bytes
      self.language = language
      self.titles = titles.map { Line.hash(of: $0) }
    }

    mutating func drop(_ span: Range<Int>, _ reason: Furniture.Reason) {
      furniture.append(Furniture(span: span, reason: reason))
    }

    mutating func keep(_ line: Line, hash: UInt64) {
      if titles.contains(hash) { return drop(line.span, .echoOfTitle) }
      if line.words.count <= headingWords, !line.endsInPunctuation, !line.isListItem {
        headings.append(sentence(line.span, line))
        wordsOfHeadings.append(line.words[...])
        return
      }
      var rest = line.words[...]
      for part in SentenceSplitter.split(bytes, in: line.span, language: language) {
        let span = part.span
        let words = rest.prefix { $0.span.lowerBound < span.upperBound }
        rest = rest[words.endIndex...]
        let hash = span == line.span ? hash : Line.hash(of: bytes[span])
        if titles.contains(hash) {
          drop(span, .echoOfTitle)
        } else if span.count >= leastEcho, !said.insert(hash).inserted {
          drop(span, .echo)
        } else {
          sentences.append(sentence(span, line))
          wordsOfSentences.append(words)
        }
      }
    }

    /// The outlet's name over what it says of itself.
    mutating func dropHeading(namedBy line: Line) {
      guard let heading = headings.last, heading.paragraph + 1 == line.number else { return }
      let forms = Set(line.words.map(\.form))
      guard Words(heading.text).all.allSatisfy({ forms.contains($0.form) }) else { return }
      headings.removeLast()
      wordsOfHeadings.removeLast()
      drop(heading.span, .agencyBlurb)
      furniture.sort { $0.span.lowerBound < $1.span.lowerBound }
    }

    private func sentence(_ span: Range<Int>, _ line: Line) -> Sentence {
      Sentence(
        text: String(decoding: bytes[span], as: UTF8.self), span: span, paragraph: line.number)
    }

    /// The words of the sentences of what `finish` makes.
    var words: [ArraySlice<Word>] { sentences.isEmpty ? wordsOfHeadings : wordsOfSentences }

    /// A page of short lines only is an article all the same.
    func finish(article: Article, title: String) -> CleanedArticle {
      CleanedArticle(
        article: article, title: title, sentences: sentences.isEmpty ? headings : sentences,
        headings: sentences.isEmpty ? [] : headings, furniture: furniture)
    }
  }
}
