/// A digest as a document. Text out, no files; feed text is escaped for each, nothing in it stays alive.
public enum DigestPage {}
