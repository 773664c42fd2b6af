extension Schema {
  static let version5 = """
    ALTER TABLE articles ADD COLUMN behind_since INTEGER;
    """
}
