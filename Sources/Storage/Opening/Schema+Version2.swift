extension Schema {
  /// The first builds' stores lack `versions_withdrawn`.
  static let version2 = """
    CREATE INDEX IF NOT EXISTS versions_withdrawn ON versions (article) WHERE is_withdrawal = 1;
    CREATE INDEX articles_missing ON articles (feed) WHERE missing_since IS NOT NULL;
    """
}
