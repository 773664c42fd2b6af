/// The cues that tell a sentence's role, apart from its words; names of rows in `roles.tsv`.
///
/// Source: the cues follow P. K. Choubey et al., "Discourse as a Function of Event", ACL 2020, as far
/// as the surface of a text shows them.
enum RoleCue: Int, CaseIterable {
  // Cues of words: once, twice or more.
  case say, future, past, hadDone, haveDone, present, passive, since, ago, recent, now, opinion
  case us, measure, digit, survey, institution, photo, negation
  case sayTwice, futureTwice, pastTwice, hadDoneTwice, haveDoneTwice, presentTwice, passiveTwice
  case sinceTwice, agoTwice, recentTwice, nowTwice, opinionTwice, usTwice, measureTwice, digitTwice
  case surveyTwice, institutionTwice, photoTwice, negationTwice
  // Years against the year of publication.
  case oldYear, lastYear, thisYear, futureYear, yearGap
  case weekday, publicationDay, month
  // Dates against the day of publication: ahead, up to 2, 10, 60 or 400 days ago, older; then those
  // at the head of the sentence.
  case dateAhead, dateNow, dateWeek, dateSeason, dateYear, dateOld
  case opensAhead, opensNow, opensWeek, opensSeason, opensYear, opensOld
  case attributed
  // Shape.
  case joint, pointer, furniture, dateline, quoteStart
  case length, short, shortish, long, quote, insideQuote, allQuote, capitals, names, noEnd, upper
  case parenthesis, cueWord
  // Place in the article.
  case first, second, third, fourthOrFifth, position, logPosition, relative, last, lastThree
  case rawFirst, rawSecond, rawThird
  // Relation to the rest of the article.
  case titleShare, titleWords, leadShare, centrality, newness

  static let twice = RoleCue.sayTwice.rawValue - RoleCue.say.rawValue
  static let opens = RoleCue.opensAhead.rawValue - RoleCue.dateAhead.rawValue
  static let count = RoleCue.allCases.count

  /// The cues whose weight also counts when a neighbour has them.
  static let ofNeighbours: [RoleCue] = [
    .say, .future, .ago, .hadDone, .quote, .oldYear, .furniture, .short, .photo, .opinion, .us,
    .recent, .titleWords, .insideQuote, .names, .dateNow, .dateOld, .opensOld, .attributed,
  ]
}
