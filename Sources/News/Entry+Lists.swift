/// The lists of an entry; each stands in a piece, its rows one behind another.
extension Entry {
  public var authors: [Person] {
    get { people(places[.authors]) }
    set { places[.authors] = add(people: newValue) }
  }
  public var contributors: [Person] {
    get { people(places[.contributors]) }
    set { places[.contributors] = add(people: newValue) }
  }
  public var categories: [Category] {
    get {
      rows(places[.categories]) { (row: CategoryRow) in
        Category(
          term: string(row.term) ?? "", scheme: string(row.scheme), label: string(row.label))
      }
    }
    set {
      places[.categories] = add(
        rows: newValue.map { category in
          var row = CategoryRow(term: add(category.term))
          row.scheme = add(category.scheme)
          row.label = add(category.label)
          return row
        })
    }
  }
  public var attachments: [Attachment] {
    get {
      rows(places[.attachments]) { (row: AttachmentRow) in
        var file = Attachment(url: string(row.url) ?? "")
        file.mimeType = string(row.mimeType)
        file.title = string(row.title)
        file.sizeInBytes = row.sizeInBytes
        file.durationInSeconds = row.durationInSeconds
        return file
      }
    }
    set {
      places[.attachments] = add(
        rows: newValue.map { file in
          var row = AttachmentRow(url: add(file.url))
          row.mimeType = add(file.mimeType)
          row.title = add(file.title)
          row.sizeInBytes = file.sizeInBytes
          row.durationInSeconds = file.durationInSeconds
          return row
        })
    }
  }
  public var thumbnails: [Thumbnail] {
    get {
      rows(places[.thumbnails]) { (row: ThumbnailRow) in
        Thumbnail(url: string(row.url) ?? "", width: row.width, height: row.height)
      }
    }
    set {
      places[.thumbnails] = add(
        rows: newValue.map { image in
          var row = ThumbnailRow(url: add(image.url))
          row.width = image.width
          row.height = image.height
          return row
        })
    }
  }
  public var links: [Link] {
    get {
      rows(places[.links]) { (row: LinkRow) in
        var link = Link(rel: string(row.rel) ?? "", href: string(row.href) ?? "")
        link.type = string(row.type)
        link.hreflang = string(row.hreflang)
        link.title = string(row.title)
        link.length = string(row.length)
        return link
      }
    }
    set {
      places[.links] = add(
        rows: newValue.map { link in
          var row = LinkRow(rel: add(link.rel), href: add(link.href))
          row.type = add(link.type)
          row.hreflang = add(link.hreflang)
          row.title = add(link.title)
          row.length = add(link.length)
          return row
        })
    }
  }
  public var source: EntrySource? {
    get {
      rows(places[.source]) { (row: SourceRow) -> EntrySource in
        var source = EntrySource()
        source.title = string(row.title)
        source.url = string(row.url)
        source.feedURL = string(row.feedURL)
        source.id = string(row.id)
        source.updated = row.updated.map { Timestamp(seconds: $0) }
        source.authors = people(row.authors)
        return source
      }.first
    }
    set {
      places[.source] = add(
        rows: (newValue.map { [$0] } ?? []).map { source in
          SourceRow(
            title: add(source.title), url: add(source.url), feedURL: add(source.feedURL),
            id: add(source.id), updated: source.updated?.seconds,
            authors: add(people: source.authors))
        })
    }
  }
}

extension Entry {
  private func people(_ place: TextPlace) -> [Person] {
    rows(place) { (row: PersonRow) in row.person(string) }
  }

  private mutating func add(people: [Person]) -> TextPlace {
    add(rows: people.map { PersonRow($0) { add($0) } })
  }

  private func rows<Row: BitwiseCopyable, Value>(
    _ place: TextPlace, _ value: (Row) -> Value
  ) -> [Value] {
    guard !place.isEmpty else { return [] }
    return text.withUnsafeBytes { bytes in
      stride(
        from: place.range.lowerBound, to: place.range.upperBound, by: MemoryLayout<Row>.stride
      ).map { value(bytes.loadUnaligned(fromByteOffset: $0, as: Row.self)) }
    }
  }

  private mutating func add<Row: BitwiseCopyable>(rows: [Row]) -> TextPlace {
    let start = text.count
    rows.withUnsafeBytes { text.append(contentsOf: $0) }
    return TextPlace(start: start, count: text.count - start) ?? TextPlace()
  }
}
