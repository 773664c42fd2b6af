/// Something wrong in a document that was read all the same.
public struct FeedWarning: Hashable, Sendable {
  public enum Code: String, CaseIterable, Sendable {
    case unknownEncoding = "unknown_encoding"
    case wrongEncoding = "wrong_encoding"
    case badBytes = "bad_bytes"
    case junkBeforeRoot = "junk_before_root"
    case textOutsideRoot = "text_outside_root"
    case bareAmpersand = "bare_ampersand"
    case bareLessThan = "bare_less_than"
    case undeclaredEntity = "undeclared_entity"
    case badCharacter = "bad_character"
    case sectionEndInText = "section_end_in_text"
    case attributeSyntax = "attribute_syntax"
    case duplicateAttribute = "duplicate_attribute"
    case tooManyAttributes = "too_many_attributes"
    case wrongEndTag = "wrong_end_tag"
    case missingEndTag = "missing_end_tag"
    case truncated = "truncated"
    case unclosedSection = "unclosed_section"
    case badComment = "bad_comment"
    case tooDeep = "too_deep"
    case undeclaredPrefix = "undeclared_prefix"
    case badDate = "bad_date"
    case badJSON = "bad_json"
    case cut = "cut"
  }
  public var code: Code
  /// From 1; nil where the place is not known.
  public var line: Int?

  public init(_ code: Code, line: Int? = nil) {
    self.code = code
    self.line = line
  }

  /// The document is not well-formed because of it.
  var isDamage: Bool {
    switch code {
    case .undeclaredPrefix, .badDate, .cut, .tooManyAttributes, .tooDeep: false
    default: true
    }
  }

  public var message: String {
    switch code {
    case .unknownEncoding: "the document names an encoding that nobody knows"
    case .wrongEncoding: "the document is not in the encoding it names"
    case .badBytes: "some bytes are no characters in this encoding"
    case .junkBeforeRoot: "something stands before the document"
    case .textOutsideRoot: "something stands after the document"
    case .bareAmpersand: "an & that begins no reference"
    case .bareLessThan: "a < that begins no tag"
    case .undeclaredEntity: "a named character that XML does not know"
    case .badCharacter: "a character that XML does not allow"
    case .sectionEndInText: "]]> outside a CDATA section"
    case .attributeSyntax: "an attribute without quotes, value or blank before it"
    case .duplicateAttribute: "an attribute stands twice in one tag"
    case .tooManyAttributes: "a tag has more attributes than are read"
    case .wrongEndTag: "an end tag without its start tag"
    case .missingEndTag: "a start tag without its end tag"
    case .truncated: "the document ends before it is complete"
    case .unclosedSection: "a CDATA section, comment or declaration does not end"
    case .badComment: "-- inside a comment"
    case .tooDeep: "elements are nested more deeply than is read"
    case .undeclaredPrefix: "a prefix stands for no namespace"
    case .badDate: "a date that cannot be read"
    case .badJSON: "not valid JSON"
    case .cut: "more entries than are read"
    }
  }
}
