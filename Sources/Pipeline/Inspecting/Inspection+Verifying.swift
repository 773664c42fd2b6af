public import News
import Reporting
import Storage
import Text

extension Inspection {
  /// Checks every sentence of the page of `day` against the stored text it was taken from, and the files of a
  /// frozen page byte for byte.
  ///
  /// Returns how many sentences were checked, of how many retention has let go of the text, and a line for each thing that
  /// is not as it should be.
  public func verify(_ day: CivilDate, settings: ActiveSettings) async throws
    -> (checked: Int, forgotten: Int, problems: [String])
  {
    let digest = try await digest(of: day, settings: settings)
    let sentences = try DigestPage.sentences(inJSON: Array(DigestPage.json(digest).utf8))
    var problems: [String] = []
    var forgotten = 0
    var texts: [String: [ArticleVersion]] = [:]
    for sentence in sentences {
      let known = texts[sentence.article]
      let versions = if let known { known } else { try await versions(of: sentence.article) }
      texts[sentence.article] = versions
      let candidates = versions.filter { sentence.version == nil || $0.version == sentence.version }
      if candidates.isEmpty {
        forgotten += 1
        continue
      }
      guard !candidates.contains(where: { sentence.stands(inTitle: $0.title, text: $0.text) })
      else { continue }
      let version = sentence.version.map { ", version \($0)" } ?? ""
      problems.append(
        "article \(sentence.article)\(version): not in the stored text: \"\(sentence.text)\"")
    }
    switch try await store.comparePages(of: day) {
    case .changed(let pages): problems += pages.map(\.problem)
    case .unknown:
      problems.append(
        "digests of \(day): another version of storywatch made them; whether they were changed since "
          + "cannot be told")
    case .damagedRecord: problems.append(FrozenPage.damagedRecord(of: day))
    }
    return (sentences.count - forgotten, forgotten, problems)
  }

  /// An article's id may repeat: those of all that have it.
  private func versions(of article: String) async throws(StoreError) -> [ArticleVersion] {
    var versions: [ArticleVersion] = []
    for found in try await store.findArticles(article, limit: Self.sameID) {
      versions += try await store.explainArticle(found.number)?.versions ?? []
    }
    return versions
  }

  /// Articles of one id that are looked at.
  private static let sameID = 100
}
