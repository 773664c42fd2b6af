extension Schema {
  /// The day's polls, counted as they come: a day of many feeds has a million.
  static let version4 = """
    CREATE TABLE polls_counted (since INTEGER NOT NULL) STRICT;
    CREATE TABLE poll_counts (
      feed TEXT NOT NULL PRIMARY KEY REFERENCES feeds (id) ON DELETE RESTRICT,
      polls INTEGER NOT NULL,
      failed_polls INTEGER NOT NULL,
      new INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      edited INTEGER NOT NULL,
      copy INTEGER NOT NULL,
      recycled INTEGER NOT NULL,
      repeats INTEGER NOT NULL,
      filtered INTEGER NOT NULL,
      quarantined INTEGER NOT NULL,
      failed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
