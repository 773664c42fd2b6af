extension Schema {
  static let version6 = """
    ALTER TABLE articles ADD COLUMN behind_since INTEGER;
    """
}
