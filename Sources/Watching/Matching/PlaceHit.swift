/// A place found: the words it covers, and which words are which term's.
struct PlaceHit {
  var words: ClosedRange<Int>
  var terms: [Term]

  struct Term {
    var written: String
    var words: ClosedRange<Int>
  }
}
