import News

extension DigestData {
  /// Leaves out what stands on `page` already: the rest came when that one was frozen.
  mutating func leaveOut(_ page: DigestData) {
    let articles = Set(page.stories.flatMap(\.articles).map(\.number))
    let told = Set(page.developments.map(\.development.id))
    let stories = Set(page.stories.map(\.story.id))
    let edited = Set(page.edits.map(\.place))
    let alerted = Set(page.alerts.map(\.alert.id))
    developments.removeAll { told.contains($0.development.id) }
    edits.removeAll { edited.contains($0.place) }
    alerts.removeAll { alerted.contains($0.alert.id) }
    let developed = Set(developments.map(\.story))
    self.stories = self.stories.compactMap { story in
      var story = story
      story.articles.removeAll { articles.contains($0.number) }
      if stories.contains(story.story.id) { story.isNew = false }
      return story.articles.isEmpty && !developed.contains(story.story.id) ? nil : story
    }
  }
}

extension DigestEdit {
  fileprivate struct Place: Hashable {
    var article: Int64
    var version: Int
  }

  fileprivate var place: Place { Place(article: articleNumber, version: version) }
}
