extension Schema {
  static let version3 = """
    ALTER TABLE developments ADD COLUMN number_before TEXT;
    """
}
