extension Schema {
  /// What feeds lost lately: others may list it still.
  static let version5 = """
    CREATE INDEX articles_missing_lately ON articles (missing_since) WHERE missing_since IS NOT NULL;
    """
}
