/// What an open element is to the builder.
enum Container: UInt8 {
  /// Around the feed: `rss`, `rdf:RDF`, RSS 1.1's and 1.0's `items`.
  case root
  /// `channel` or `feed`.
  case feed
  /// `item` or `entry`.
  case entry
  /// `author` or `contributor` with children.
  case person
  case image, source, skipHours, skipDays
  /// `media:group` and `media:content`.
  case media
  /// Its text is a value of its parent.
  case value
  /// Inside a value.
  case markup
  /// The `div` around XHTML, which is no part of the value.
  case wrapper
  /// Means nothing to us, with all that is in it.
  case foreign
}

/// An open element.
struct Frame {
  var container: Container
  var name: ElementName
  var nameStart: Int
  var nameEnd: Int
  /// What was in effect before it.
  var bindings: Int
  var bases: Int
}
