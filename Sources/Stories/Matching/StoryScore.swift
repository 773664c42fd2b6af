internal import Glibc

/// How well an article fits a story, and the figures that say so.
struct StoryScore: Hashable, Sendable {
  /// Cosines of the article with the story: the whole text, the lead, the names.
  var whole: Double
  var lead: Double
  var names: Double
  /// Best cosine with a member, mean of the best few, best of the leads and of the names.
  var nearest = 0.0
  var nearestFew = 0.0
  var nearestLead = 0.0
  var nearestNames = 0.0
  /// ln(1 + rarity of the pairs of names shared with one member).
  var pairs = 0.0
  /// Cosine with this story less the best cosine with another.
  var margin = 0.0
  /// Days since the story's last and first article.
  var gap = 0.0
  var age = 0.0
  var size = 1
  /// 1 where both name a day and a member names the same, or the same identifier, -1 where both do and none does.
  var sameDay = 0.0
  /// Both are filed under a number, and under none that both name.
  var isAnotherMatter = false
  /// How heavily article and nearest member open with names that the other lacks.
  var conflict = 0.0
  /// How much article and story are about different names, 0 to 1, where both are dated and no headlines only.
  var otherNames = 0.0
  /// Nobody knows when the article or the story was.
  var lacksDate = false
  /// The lesser extent of article and story.
  var extent = Extent.body
  /// Of teasers: the part of what article and member share that is one word, 0 to 1; of the member of which it is least.
  var reliance = 0.0

  init(product: Overlap, of story: OpenStory) {
    whole = Self.cosine(product.whole, story.squares.whole)
    lead = Self.cosine(product.lead, story.squares.lead)
    names = Self.cosine(product.names, story.squares.names)
  }

  private static func cosine(_ product: Float, _ square: Float) -> Double {
    square > 0 ? Double(product) / Double(square).squareRoot() : 0
  }

  /// Fills in what the members and the calendar say; `overlaps` are those with the members.
  mutating func compare(
    _ article: PreparedArticle, with story: OpenStory, _ overlaps: [Overlap], in pool: MemberPool
  ) {
    var best = Overlap()
    for overlap in overlaps { best.raise(to: overlap) }
    nearest = Double(best.whole)
    nearestFew = OpenStory.nearestFew(overlaps)
    nearestLead = Double(best.lead)
    nearestNames = Double(best.names)
    pairs = log1p(Double(best.pairs))
    gap = story.gap(to: article.day)
    age = story.age(at: article.day)
    size = story.size
    let members = pool[story.members]
    let isDay = { (mark: UInt16) in mark < Identifier.lowest }
    if members.contains(where: { $0.names(anyOf: article.days, in: pool.numbers) }) {
      sameDay = 1
    } else if article.days.contains(where: isDay),
      members.contains(where: { $0.names(in: pool.numbers, isDay) })
    {
      sameDay = -1
    }
    let identifiers = article.days.filter { !isDay($0) }
    isAnotherMatter =
      !identifiers.isEmpty && members.contains { $0.names(in: pool.numbers) { !isDay($0) } }
      && !members.contains { $0.names(anyOf: identifiers, in: pool.numbers) }
    conflict = article.vector.withEntries { entries in
      var least: Double?
      for member in members where least != 0 {
        let conflict = member.withEntries(in: pool.numbers, entries.conflict)
        least = min(least ?? conflict, conflict)
      }
      return least ?? 0
    }
    extent = min(article.extent, story.extent)
    if extent == .teaser { reliance = Self.reliance(of: article, on: members, in: pool.numbers) }
    lacksDate = article.day == nil || story.lastDay == nil
    otherNames = extent == .headline || lacksDate ? 0 : story.otherNames(than: article, in: pool)
  }

  /// Teasers of one country and one day share its name and not much else.
  private static func reliance(
    of article: PreparedArticle, on members: ArraySlice<OpenStory.Member>, in pool: NumberPool
  ) -> Double {
    article.vector.withEntries { own in
      members.reduce(1) { least, member in
        member.withEntries(in: pool) { min(least, Double(own.reliance(on: $0))) }
      }
    }
  }

  /// The likeness that fades with time, raised or lowered by what speaks for and against.
  ///
  /// The lesser of two cosines keeps a story from growing by articles that are like its sum but like
  /// no member, or like one member only.
  var value: Double {
    let evidence = max(-Weight.clamp, min(Weight.clamp, sumOfEvidence))
    let likeness = min(whole, nearestFew) * exp(-gap / Weight.fading)
    return likeness * kept + Weight.blend * evidence
  }

  /// The part of the likeness that counts: two quakes, trials or rate decisions are told in the same few words, and only
  /// their names tell them apart.
  private var kept: Double {
    if isAnotherMatter { return 0 }
    guard extent == .teaser else { return 1 }
    return Weight.keptOfOtherNames.part(at: otherNames)
      * Weight.keptOfOtherSubjects.part(at: conflict * otherNames)
  }

  private var sumOfEvidence: Double {
    if isAnotherMatter { return -Weight.clamp }
    var sum =
      Weight.bias + Weight.whole * whole + Weight.lead * lead + Weight.names
      * names
    sum += Weight.nearest * nearest + Weight.nearestFew * nearestFew
    sum += Weight.nearestLead * nearestLead + Weight.nearestNames * nearestNames
    sum += Weight.pairs * pairs
    // Without dates all that is of one subject is near, whatever the event.
    if extent != .body || !lacksDate { sum += Weight.margin * margin }
    let isTeaser = extent == .teaser
    let agreement = isTeaser ? Weight.sameDayOfTeaser : Weight.sameDay
    sum += sameDay > 0 ? agreement : sameDay < 0 ? -Weight.otherDay : 0
    // A pause counts less where rare pairs of names come back: trials follow crimes.
    let brief =
      isTeaser ? Weight.gapTeaser : extent == .headline ? Weight.gapHeadline : 0
    sum -= max(0, Weight.gap + brief - Weight.gapPairs * pairs) * log1p(gap)
    sum -= Weight.age * log1p(age)
    sum -= extent < .body ? Weight.headline : Weight.size * log(Double(size))
    if isTeaser {
      sum -= Weight.reliance * (reliance - Weight.relianceExpected)
      sum -= Weight.otherNamesOfTeaser * otherNames
    }
    guard extent == .body else { return sum }
    sum -= Weight.conflict * conflict
    sum -= lacksDate ? Weight.undated : Weight.otherNames * otherNames
    if lacksDate, isTwin { sum -= Weight.twin }
    return sum
  }

  /// Two events of one kind are told in the same words, and their names are less alike, the more so where they open with
  /// others: what is all that parts them where nothing is dated.
  private var isTwin: Bool {
    let most = min(Weight.mostNamesOfTwin, Weight.namesOfTwin + Weight.namesByConflict * conflict)
    return names < most * whole
  }
}
