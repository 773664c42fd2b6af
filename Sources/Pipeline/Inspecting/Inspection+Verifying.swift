public import News
public import Storage

extension Inspection {
  /// Checks every sentence that the page of `day` may print against the stored text it was taken from.
  ///
  /// Returns how many there were, and a line for each that is not what stands there.
  public func verify(_ day: CivilDate, settings: ActiveSettings) async throws(StoreError)
    -> (checked: Int, problems: [String])
  {
    let zone = settings.zone
    let data = try await store.digestData(from: zone.start(of: day), to: zone.start(of: day.next))
    var problems: [String] = []
    for found in data.developments {
      let version = try await store.text(ofArticle: found.articleNumber, version: found.version)
      guard let version, Self.stands(found.development, in: version) else {
        problems.append(
          "\(found.development.id) (article \(found.article), version \(found.version)): "
            + "the sentence is not in the stored text")
        continue
      }
    }
    return (data.developments.count, problems)
  }

  private static func stands(_ development: Development, in version: ArticleVersion) -> Bool {
    guard let span = development.span else {
      // The title without the outlet's suffix is a prefix of the title.
      return version.title.hasPrefix(development.sentence)
    }
    let bytes = Array(version.text.utf8)
    guard span.lowerBound >= 0, span.upperBound <= bytes.count else { return false }
    return bytes[span].elementsEqual(development.sentence.utf8)
  }
}
