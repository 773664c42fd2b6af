import Testing

@testable import Stories

@Suite struct MemoryTests {
  private func listed(_ postings: PostingLists, _ key: UInt32) -> [UInt32] {
    var listed: [UInt32] = []
    postings.forEachLatest(key) {
      listed.append($0)
      return true
    }
    return listed
  }

  @Test func `a list tells the latest first, and a story that comes again moves to its end`() {
    var postings = PostingLists()
    for story in 0..<200 { postings.add(UInt32(story), under: 7) }
    #expect(listed(postings, 7) == (0..<200).reversed())
    postings.add(195, under: 7)
    #expect(listed(postings, 7).prefix(4) == [195, 199, 198, 197])
    #expect(listed(postings, 7).count == 200)
    #expect(listed(postings, 8).isEmpty)
  }

  @Test func `lists that let go of closed stories round after round say what plain lists say`() {
    var postings = PostingLists()
    var plain: [UInt32: [UInt32]] = [:]
    var random: UInt64 = 7
    func draw(below most: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % most
    }
    var stories = 0
    for round in 0..<24 {
      for _ in 0..<100 {
        stories += 1
        for _ in 0..<20 {
          // Some keys are shared by many, most by few; late in the test there are fewer of them.
          let key = UInt32(draw(below: draw(below: round < 12 ? 8_000 : 500) + 1))
          let story = UInt32(draw(below: 4) == 0 ? draw(below: stories) : stories - 1)
          postings.add(story, under: key)
          plain[key, default: []].removeAll { $0 == story }
          plain[key, default: []].append(story)
        }
      }
      let renumbering = Renumbering(OpenSlots((0..<stories).map { _ in draw(below: 8) != 0 }))
      postings.renumber(renumbering)
      plain = plain.mapValues { $0.compactMap(renumbering.number(for:)) }
      stories = renumbering.count
      let wrong = (0..<8_000).filter { key in
        listed(postings, UInt32(key)) != plain[UInt32(key), default: []].reversed()
      }
      #expect(wrong.isEmpty)
    }
    #expect(plain.values.contains { $0.count > 64 })
  }

  @Test func `a table that grows in huge pages keeps what it held and seldom moves`() {
    var table: [Int] = []
    var moves = 0
    for number in 0..<1_200_000 {
      let room = table.capacity
      table.makeRoomInHugePages(for: 1)
      table.append(number)
      moves += table.capacity == room ? 0 : 1
    }
    #expect(table.elementsEqual(0..<1_200_000))
    #expect(moves < 32)
    let filled = Array(repeating: 7, inHugePages: 1_200_000)
    #expect(filled.count == 1_200_000)
    #expect(filled.allSatisfy { $0 == 7 })
  }

  @Test func `thousands of terms are all found again`() {
    var postings = PostingLists()
    for term in 1...5_000 { postings.add(UInt32(term % 97), under: UInt32(term)) }
    var found = 0
    for term in 1...5_000 { found += listed(postings, UInt32(term)) == [UInt32(term % 97)] ? 1 : 0 }
    #expect(found == 5_000)
  }

  @Test func `the heaviest of a tally are those that sorting all of it would put first`() {
    var tally = Tally(most: 1_024)
    var random: UInt64 = 3
    for round in 0..<3_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = tally.add(UInt32(random >> 55), Float(random >> 40 & 7), round: Int32(round))
    }
    let sorted = tally.entries.sorted { (-$0.weight, $0.number) < (-$1.weight, $1.number) }
    let numbers: [UInt32] = sorted.map(\.number)
    #expect(tally.heaviest(24) == Array(numbers.prefix(24)))
    let even = numbers.filter { $0 % 2 == 0 }
    #expect(tally.heaviest(5) { $0.number % 2 == 0 } == Array(even.prefix(5)))
    #expect(tally.heaviest(10_000).count == tally.entries.count)
    #expect(Tally(most: 4).heaviest(3).isEmpty)
  }

  @Test(arguments: [0, 1, 48, 299, 300, 400])
  func `the largest numbers come to the front, equal ones among them`(count: Int) {
    var random: UInt64 = 5
    let numbers = (0..<300).map { _ -> UInt64 in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return random >> 57
    }
    for numbers in [numbers, numbers.sorted(), numbers.sorted(by: >), numbers.map { _ in 7 }] {
      var moved = numbers
      moved.bringLargestToFront(count)
      #expect(moved.prefix(count).sorted(by: >) == Array(numbers.sorted(by: >).prefix(count)))
      #expect(moved.sorted() == numbers.sorted())
    }
  }

  @Test(arguments: [0, 1, 2, 17, 600])
  func `numbers sorted by their beginnings are sorted, however crowded these are`(count: Int) {
    var random: UInt64 = 5
    let numbers = (0..<count).map { _ -> UInt64 in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return random
    }
    for shift in [0, 9, 40, 63] as [UInt64] {
      var sorted = numbers.map { $0 >> shift }
      sorted.sortHashes()
      #expect(sorted == numbers.map { $0 >> shift }.sorted())
    }
  }

  @Test func `a term grows common as articles carry it and rare again as they stop`() {
    var frequencies = TermFrequencies(halvingPeriod: 20_000)
    let fresh = frequencies.rarity(inHeadlines: false)(ofPair: 5)
    for _ in 0..<100 { frequencies.add([5, 6], isHeadline: false) }
    let common = frequencies.rarity(inHeadlines: false)(ofPair: 5)
    #expect(frequencies.rarity(inHeadlines: true)(ofPair: 5) == fresh)
    #expect(common < fresh)
    for round in 0..<60_000 { frequencies.add([UInt32(1_000 + round % 500)], isHeadline: false) }
    #expect(frequencies.rarity(inHeadlines: false)(ofPair: 5) > common)
  }

  @Test func `a line memory never holds more than two generations`() {
    var memory = LineMemory()
    memory.add(1)
    for line in 10..<10_000 { memory.add(UInt64(line)) }
    #expect(memory.count(of: 1) == 0)
    #expect(memory.count(of: 9_999) == 1)
  }

  @Test func `weights keep their precision in six bytes a term`() {
    let vector = TermVector([
      TermVector.Term(hash: 9 << 6, whole: 0.05, lead: 0.9, names: 0, isPair: false),
      TermVector.Term(hash: 3 << 6, whole: 0.5, lead: 0, names: 0.25, isPair: true),
      TermVector.Term(hash: 4 << 6),
    ])
    vector.withEntries { entries in
      #expect(entries.count == 2)
      #expect(entries.index(of: 3 << 6) == 0)
      #expect(abs(entries.whole(1) - 0.05) < 0.001)
      #expect(abs(entries.whole(0) - 0.5) < 0.005)
      #expect(abs(entries.lead(1) - 0.9) < 0.01)
      #expect(abs(entries.names(0) - 0.25) < 0.01)
      #expect(entries.index(of: 4 << 6) == nil)
      #expect(entries.isPair(0))
      #expect(!entries.isPair(1))
    }
    #expect(vector.numbers.count * 4 == 2 * 6)
  }

  @Test func `lists in a pool stay what they were when others are dropped and all is moved`() {
    var pool = NumberPool()
    let lists = (0..<12_000).map { list in (0..<(list % 90)).map { UInt32(list * 100 + $0) } }
    let places = lists.map { pool.add($0) }
    #expect(!pool.isWorthMoving)
    for index in lists.indices where index % 2 == 0 { pool.drop(places[index]) }
    #expect(pool.isWorthMoving)
    var moved = places
    let kept = lists.indices.filter { $0 % 2 != 0 }
    for index in kept { pool.move(&moved[index]) }
    #expect(moved != places)
    #expect(!pool.isWorthMoving)
    #expect(kept.allSatisfy { pool.numbers(at: moved[$0]) == lists[$0] })
    let nothing = pool.add([])
    #expect(pool.numbers(at: nothing).isEmpty)
    let long = pool.add(0..<100_000)
    #expect(pool.numbers(at: long) == Array(0..<65_535))
  }

  @Test func `members of stories that grow and close side by side stay with their story`() {
    var pool = MemberPool()
    var stories = (0..<40).map { OpenStory(id: "st\($0)") }
    var expected: [[Int64]] = Array(repeating: [], count: 40)
    for number in 0..<2_000 {
      let index = number * 7 % 40 * (number % 3) / 2 % 40
      if number % 11 == 10 {
        stories[index].forget(in: &pool)
        stories[index] = OpenStory(id: "st\(index)")
        expected[index] = []
      }
      let article = Self.article(Int64(number), TermVector([.init(hash: 64, whole: 0.5)]))
      stories[index].add(article, serial: number, in: &pool)
      expected[index].append(Int64(number))
    }
    for (story, numbers) in zip(stories, expected) {
      let kept = numbers.count > 12 ? numbers.prefix(4) + numbers.suffix(8) : numbers[...]
      #expect(pool[story.members].map(\.number) == Array(kept))
      #expect(pool[story.members].allSatisfy { $0.withEntries(in: pool.numbers, \.count) == 1 })
    }
  }

  @Test func `names differ where both sides have names that the other lacks`() {
    func vector(_ names: [UInt32]) -> TermVector {
      TermVector(
        names.map { .init(hash: $0 << 6, whole: 0.3, lead: 0.3, names: 0.5) }
          + [.init(hash: 900 << 6, whole: 0.5), .init(hash: 901 << 6, names: 0.5, isPair: true)])
    }
    var story = OpenStory(id: "st")
    var pool = MemberPool()
    for (number, names) in ([[1, 2, 3], [1, 2], [1, 2, 4]] as [[UInt32]]).enumerated() {
      story.add(Self.article(Int64(number), vector(names)), serial: number, in: &pool)
    }
    func differ(_ names: [UInt32]) -> Double {
      story.otherNames(than: Self.article(9, vector(names)), in: pool)
    }
    #expect(differ([5, 6]) == 1)
    #expect(differ([1, 5]) == 0.25)
    #expect(differ([1, 2, 5]) == 0)
    #expect(differ([3]) == 0)
    #expect(differ([]) == 0)
  }

  private static func article(_ number: Int64, _ vector: TermVector) -> PreparedArticle {
    PreparedArticle(
      number: number, id: "ar", source: "o", day: Double(number), vector: vector,
      lookup: TermLookup(vector), rarities: Array(repeating: 0, count: vector.withEntries(\.count)),
      keys: [], terms: [],
      extent: .body, days: [], theme: Theme(), themeTerms: [], template: .none, headline: "",
      fullText: "", title: 0,
      sketch: Sketch([]), gist: Gist([]))
  }

  @Test func `what two articles share is found by looking up as by reading both side by side`() {
    var random: UInt64 = 11
    func terms(_ count: Int) -> [TermVector.Term] {
      (0..<count).map { _ in
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Few beginnings, and now and then two terms of one key.
        let hash = UInt32(random >> 62) << 30 | UInt32(random >> 40 & 0xff)
        return .init(hash: hash, whole: Double(random >> 58) / 64, lead: 0.2, isPair: hash & 1 == 1)
      }
    }
    var found = 0
    for _ in 0..<50 {
      let left = Self.article(1, TermVector(terms(40)))
      let right = TermVector(terms(60))
      let looked = left.withComparedTerms { right.withEntries($0.overlap) }
      let shared = left.vector.withEntries { own in
        right.withEntries { other in
          var sum: Float = 0
          var (i, j) = (0, 0)
          while i < own.count, j < other.count {
            let (x, y) = (own.key(i), other.key(j))
            if x == y { sum += own.whole(i) * other.whole(j) }
            i += x <= y ? 1 : 0
            j += y <= x ? 1 : 0
          }
          return sum
        }
      }
      #expect(looked.whole == shared)
      found += shared > 0 ? 1 : 0
    }
    #expect(found > 40)
  }

  @Test func `a large story is the sum of its members as a small one is`() {
    var story = OpenStory(id: "st")
    var pool = MemberPool()
    var articles: [PreparedArticle] = []
    for number in 0..<20 {
      let terms = (0..<6).map { TermVector.Term(hash: UInt32(number * 3 + $0) << 6, whole: 0.4) }
      articles.append(Self.article(Int64(number), TermVector(terms)))
      story.add(articles[number], serial: number, in: &pool)
    }
    let direct = articles[10].withComparedTerms { terms in
      articles.reduce(Float(0)) { $0 + $1.vector.withEntries(terms.overlap).whole }
    }
    #expect(abs(story.product(with: articles[10], []).whole - direct) < 0.01)
    #expect(pool[story.members].map(\.number) == [0, 1, 2, 3] + Array(12..<20))
    #expect(story.gap(to: 25) == 6)
    #expect(story.gap(to: -2) == 2)
    #expect(story.gap(to: nil) == 0)
  }
}
