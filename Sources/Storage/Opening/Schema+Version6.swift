extension Schema {
  /// What other feeds list still.
  static let version6 = """
    ALTER TABLE feeds ADD COLUMN links BLOB;
    """
}
