internal import News

/// How many members of one list are kept: people, tags, files. Real feeds stay far below.
let maximumListLength = 256

/// Who wrote something, by rank and then as they came, each once.
struct People {
  private(set) var values: [Person] = []
  /// How many there are of each rank.
  private var counts = SIMD4<Int32>()

  mutating func add(_ person: consuming Person?, rank: Int = 0) {
    guard let person, values.count < maximumListLength else { return }
    let rank = min(max(rank, 0), 3)
    if values.isEmpty {
      values.append(person)
      counts[rank] = 1
      return
    }
    for known in values where isSame(known, person) { return }
    var position = 0
    for index in 0...rank { position += Int(counts[index]) }
    if position >= values.count {
      values.append(person)
    } else {
      values.insert(person, at: position)
    }
    counts[rank] += 1
  }

  var isEmpty: Bool { values.isEmpty }

  /// Nothing in the second says that it is someone else.
  private func isSame(_ known: Person, _ person: Person) -> Bool {
    guard known.name == person.name || (person.name == nil && known.email == person.email) else {
      return false
    }
    return (person.email == nil || known.email == person.email)
      && (person.url == nil || known.url == person.url)
  }
}

/// Terms in document order, each once.
struct Tags {
  private(set) var categories: [Category] = []
  /// The terms, once they are too many to be compared one by one.
  private var known: Set<String> = []

  mutating func add(_ category: consuming Category) {
    guard categories.count < maximumListLength, !category.term.isEmpty else { return }
    if categories.isEmpty {
      categories.reserveCapacity(2)
    } else if categories.count < 16 {
      for index in categories.indices where categories[index].term == category.term { return }
    } else {
      if known.isEmpty { known = Set(terms) }
      guard known.insert(category.term).inserted else { return }
    }
    categories.append(category)
  }

  /// Adds the terms of a list like that of `itunes:keywords`: between commas, without any between blanks.
  mutating func add(keywords: String) {
    let hasCommas = keywords.contains(",")
    for word in keywords.split(whereSeparator: { hasCommas ? $0 == "," : $0.isWhitespace }) {
      let term = word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      add(Category(term: term))
    }
  }

  var isEmpty: Bool { categories.isEmpty }
  var terms: [String] { categories.map(\.term) }
}

/// Files in document order, each URL once.
struct Attachments {
  private(set) var files: [Attachment] = []

  mutating func add(_ file: consuming Attachment) {
    guard files.count < maximumListLength, !file.url.isEmpty else { return }
    for other in files where other.url == file.url { return }
    files.append(file)
  }

  /// These, then those of `others` that are not among them.
  func values(followedBy others: Attachments) -> [Attachment] {
    if others.files.isEmpty { return files }
    if files.isEmpty { return others.files }
    var all = self
    for file in others.files { all.add(file) }
    return all.files
  }
}
