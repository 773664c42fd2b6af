import News
import Testing

@Suite struct EntryTests {
  /// An entry with something in each of its values.
  private var whole: Entry {
    var entry = Entry(id: "urn:quell:1")
    for field in EntryField.allCases.prefix(while: { $0 != .authors }) where field != .id {
      entry[field] = "\(field) of Quell — ä"
    }
    entry.published = Timestamp(seconds: 1_000)
    entry.modified = Timestamp(seconds: -1)
    entry.isGUIDPermalink = false
    entry.authors = [Person(name: "Ann Author", email: "ann@quell.example"), Person(name: "Bo")]
    entry.contributors = [Person(url: "https://quell.example/cy")]
    entry.categories = [Category(term: "Harbour", scheme: "places"), Category(term: "Storm")]
    var file = Attachment(url: "https://quell.example/1.mp3")
    (file.mimeType, file.sizeInBytes, file.durationInSeconds) = ("audio/mpeg", 0, .max)
    entry.attachments = [file]
    entry.thumbnails = [Thumbnail(url: "https://quell.example/1.jpg", width: -3, height: nil)]
    var link = Link(rel: "alternate", href: "")
    (link.hreflang, link.length) = ("de", "twelve")
    entry.links = [link, Link(rel: "self", href: "https://quell.example/1")]
    var source = EntrySource()
    (source.title, source.updated) = ("The Quell Wire", Timestamp(seconds: 7))
    source.authors = [Person(name: "Di")]
    entry.source = source
    return entry
  }

  @Test func `an entry gives back what was put into it`() {
    let entry = whole
    #expect(entry.id == "urn:quell:1")
    for field in EntryField.allCases.prefix(while: { $0 != .authors }) where field != .id {
      #expect(entry[field] == "\(field) of Quell — ä")
    }
    #expect(entry.authors.map(\.name) == ["Ann Author", "Bo"])
    #expect(entry.authors.map(\.email) == ["ann@quell.example", nil])
    #expect(entry.contributors == [Person(url: "https://quell.example/cy")])
    #expect(entry.categories.map(\.term) == ["Harbour", "Storm"])
    #expect(entry.categories.map(\.scheme) == ["places", nil])
    #expect(entry.attachments.first?.mimeType == "audio/mpeg")
    #expect(entry.attachments.first?.sizeInBytes == 0)
    #expect(entry.attachments.first?.durationInSeconds == .max)
    #expect(entry.attachments.first?.title == nil)
    #expect(entry.thumbnails.first?.width == -3)
    #expect(entry.thumbnails.first?.height == nil)
    #expect(entry.links.map(\.href) == ["", "https://quell.example/1"])
    #expect(entry.links.map(\.length) == ["twelve", nil])
    #expect(entry.source?.title == "The Quell Wire")
    #expect(entry.source?.updated == Timestamp(seconds: 7))
    #expect(entry.source?.authors == [Person(name: "Di")])
    #expect(entry.source?.url == nil)
  }

  @Test func `a value that is put in anew replaces the one before and no other`() {
    var entry = whole
    entry.title = "Ferry back in service"
    entry.authors = []
    entry.source = nil
    entry.summary = ""
    #expect(entry.title == "Ferry back in service")
    #expect(entry.authors.isEmpty)
    #expect(entry.source == nil)
    #expect(entry.summary == nil)
    #expect(entry.url == whole.url)
    #expect(entry.categories == whole.categories)
  }

  @Test func `entries that say the same are equal, however they came to say it`() {
    var entry = whole
    entry.title = "For a while something else"
    #expect(entry != whole)
    entry.title = whole.title
    #expect(entry == whole)
    #expect(Set([entry, whole]).count == 1)
    entry.categories = entry.categories.reversed()
    #expect(entry != whole)
  }

  @Test func `a text is handed out as its bytes, and not at all where there is none`() {
    var bytes: [UInt8] = []
    whole.withUTF8(.id) { span in
      for index in span.indices { bytes.append(span[index]) }
    }
    #expect(bytes == Array("urn:quell:1".utf8))
    Entry(id: "x").withUTF8(.title) { _ in Issue.record("there is no title") }
  }
}
