/// Plain text of HTML with its paragraphs kept.
public enum PlainText {
  /// A line for each paragraph, heading, list item or cell of `html`; no line is empty.
  public static func paragraphs(ofHTML html: String) -> String {
    HTMLSanitizer.paragraphs(html)
  }
}
