extension Schema {
  private static let alertKind = oneOf(
    "kind", "story", "development", "confirmed", "dispute", "number", "correction", "edit")
  private static let sentenceRole = oneOf(
    "role", "main", "consequence", "context", "history", "evaluation", "expectation", "anecdote",
    "none")
  private static let articleRole = oneOf(
    "role", "news", "opinion", "wire", "official", "aggregator")
  private static let alertSeverity = oneOf("severity", "info", "low", "medium", "high", "critical")

  /// Text columns hold no NUL. Instants are seconds of UTC. A `…_hash` is 64 bits, stored as signed.
  /// Lists that are closed are checked; reasons to hold an alert may be added.
  /// The page stage's work are the pages that are wanted; a version with an `entry_text` has its page's text.
  /// What a feed may make as long as it likes (entry ids, links) is found by hash and then compared.
  static let version1 = """
    CREATE TABLE feeds (
      id TEXT NOT NULL PRIMARY KEY,
      url TEXT NOT NULL,
      is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
      title TEXT,
      etag BLOB,
      last_modified BLOB,
      validators_url TEXT,
      body_hash INTEGER,
      next_check INTEGER NOT NULL,
      next_check_reason TEXT NOT NULL,
      last_poll INTEGER,
      last_success INTEGER,
      last_new INTEGER,
      failures INTEGER NOT NULL CHECK (failures >= 0),
      last_error TEXT,
      is_reported_failing INTEGER NOT NULL CHECK (is_reported_failing IN (0, 1)),
      is_gone INTEGER NOT NULL CHECK (is_gone IN (0, 1)),
      is_baselined INTEGER NOT NULL CHECK (is_baselined IN (0, 1)),
      redirect_target TEXT,
      redirect_first_seen INTEGER,
      redirect_times INTEGER,
      redirect_is_adopted INTEGER CHECK (redirect_is_adopted IN (0, 1)),
      redirect_is_told INTEGER NOT NULL CHECK (redirect_is_told IN (0, 1)),
      planned_interval INTEGER,
      gap INTEGER,
      longest_gap INTEGER,
      newest INTEGER,
      ttl_minutes INTEGER,
      skip_hours TEXT NOT NULL,
      skip_days TEXT NOT NULL,
      is_reported_silent INTEGER NOT NULL CHECK (is_reported_silent IN (0, 1)),
      is_cut INTEGER NOT NULL CHECK (is_cut IN (0, 1)),
      CHECK ((redirect_target IS NULL) = (redirect_first_seen IS NULL)),
      CHECK ((redirect_target IS NULL) = (redirect_times IS NULL)),
      CHECK ((redirect_target IS NULL) = (redirect_is_adopted IS NULL))
    ) STRICT;
    CREATE INDEX feeds_due ON feeds (next_check, id) WHERE is_active = 1 AND is_gone = 0;

    CREATE TABLE host_pauses (
      host TEXT NOT NULL PRIMARY KEY,
      until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE polls (
      number INTEGER NOT NULL PRIMARY KEY,
      feed TEXT NOT NULL REFERENCES feeds (id) ON DELETE RESTRICT,
      at INTEGER NOT NULL,
      result TEXT NOT NULL
        CHECK (\(oneOf("result", "ok", "unchanged", "failed", "gone", "offline", "resting"))),
      status INTEGER,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
      message TEXT,
      entries INTEGER NOT NULL,
      new INTEGER NOT NULL CHECK (new >= 0),
      unchanged INTEGER NOT NULL CHECK (unchanged >= 0),
      edited INTEGER NOT NULL CHECK (edited >= 0),
      copy INTEGER NOT NULL CHECK (copy >= 0),
      recycled INTEGER NOT NULL CHECK (recycled >= 0),
      repeats INTEGER NOT NULL CHECK (repeats >= 0),
      filtered INTEGER NOT NULL CHECK (filtered >= 0),
      quarantined INTEGER NOT NULL CHECK (quarantined >= 0),
      failed INTEGER NOT NULL CHECK (failed >= 0),
      CHECK (entries = new + unchanged + edited + copy + recycled + repeats + filtered
        + quarantined + failed)
    ) STRICT;
    CREATE INDEX polls_by_time ON polls (at);

    CREATE TABLE stories (
      id TEXT NOT NULL PRIMARY KEY,
      headline TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      articles INTEGER NOT NULL CHECK (articles >= 0),
      outlets INTEGER NOT NULL CHECK (outlets >= 0),
      origins INTEGER NOT NULL CHECK (origins >= 0)
    ) STRICT;
    CREATE INDEX stories_by_time ON stories (last_seen, id);

    CREATE TABLE arcs (
      story TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      earlier TEXT NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
      PRIMARY KEY (story, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX arcs_by_earlier ON arcs (earlier);

    CREATE TABLE articles (
      number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL,
      feed TEXT NOT NULL REFERENCES feeds (id) ON DELETE RESTRICT,
      entry_hash INTEGER NOT NULL,
      url_hash INTEGER,
      content_hash INTEGER NOT NULL,
      title_hash INTEGER NOT NULL,
      claimed INTEGER,
      version INTEGER NOT NULL CHECK (version >= 1),
      published INTEGER NOT NULL,
      first_seen INTEGER NOT NULL,
      is_ahead INTEGER NOT NULL CHECK (is_ahead IN (0, 1)),
      is_baseline INTEGER NOT NULL CHECK (is_baseline IN (0, 1)),
      decision TEXT NOT NULL CHECK (\(oneOf("decision", "new", "copy", "repeats", "quarantined"))),
      poll INTEGER REFERENCES polls (number) ON DELETE SET NULL,
      story TEXT REFERENCES stories (id) ON DELETE RESTRICT,
      origin TEXT,
      copy_of INTEGER REFERENCES articles (number) ON DELETE SET NULL,
      outlet TEXT NOT NULL,
      role TEXT NOT NULL CHECK (\(articleRole)),
      group_id TEXT,
      author TEXT,
      language TEXT,
      entry_id TEXT NOT NULL,
      url TEXT,
      url_key TEXT,
      evidence TEXT NOT NULL DEFAULT '',
      missing_since INTEGER,
      UNIQUE (feed, entry_hash),
      CHECK ((story IS NULL) = (origin IS NULL)),
      CHECK ((url_key IS NULL) = (url_hash IS NULL))
    ) STRICT;
    CREATE INDEX articles_by_url ON articles (feed, url_hash) WHERE url_hash IS NOT NULL;
    CREATE INDEX articles_by_content ON articles (feed, content_hash);
    CREATE INDEX articles_by_id ON articles (id);
    CREATE INDEX articles_by_time ON articles (first_seen);
    CREATE INDEX articles_by_poll ON articles (poll);
    CREATE INDEX articles_by_story ON articles (story) WHERE story IS NOT NULL;
    CREATE INDEX articles_without_story ON articles (number) WHERE story IS NULL;
    CREATE INDEX articles_by_copied ON articles (copy_of) WHERE copy_of IS NOT NULL;

    CREATE TABLE forgotten (
      feed TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
      entry_hash INTEGER NOT NULL,
      PRIMARY KEY (feed, entry_hash)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE versions (
      number INTEGER NOT NULL PRIMARY KEY,
      article INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
      version INTEGER NOT NULL CHECK (version >= 1),
      seen_at INTEGER NOT NULL,
      modified INTEGER,
      content_hash INTEGER NOT NULL,
      grade TEXT CHECK (\(oneOf("grade", "furniture", "cosmetic", "date_only", "material"))),
      title TEXT NOT NULL,
      text TEXT NOT NULL,
      title_length INTEGER CHECK (title_length >= 0),
      furniture TEXT NOT NULL DEFAULT '',
      entry_text TEXT,
      is_withdrawal INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawal IN (0, 1)),
      UNIQUE (article, version)
    ) STRICT;
    CREATE INDEX versions_untold ON versions (number) WHERE version > 1 AND grade IS NULL;
    CREATE INDEX versions_edited ON versions (seen_at) WHERE version > 1;
    CREATE INDEX versions_withdrawn ON versions (article) WHERE is_withdrawal = 1;

    CREATE TABLE traces (
      article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
      trace BLOB NOT NULL
    ) STRICT;
    CREATE TABLE recent_traces (
      article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
      words BLOB NOT NULL,
      page BLOB NOT NULL
    ) STRICT;
    CREATE TABLE checkpoints (
      article INTEGER NOT NULL PRIMARY KEY,
      words BLOB NOT NULL,
      pages BLOB NOT NULL
    ) STRICT;
    CREATE TABLE closed_stories (
      number INTEGER NOT NULL PRIMARY KEY,
      story TEXT NOT NULL UNIQUE REFERENCES stories (id) ON DELETE CASCADE,
      profile BLOB NOT NULL
    ) STRICT;
    CREATE TABLE closed_keys (
      key INTEGER NOT NULL,
      closed INTEGER NOT NULL REFERENCES closed_stories (number) ON DELETE CASCADE,
      PRIMARY KEY (key, closed)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX closed_keys_by_story ON closed_keys (closed);

    CREATE TABLE pages (
      article INTEGER NOT NULL PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE,
      version INTEGER NOT NULL CHECK (version >= 1),
      state TEXT NOT NULL CHECK (\(oneOf("state", "wanted", "read", "failed"))),
      at INTEGER NOT NULL,
      next_try INTEGER NOT NULL,
      tries INTEGER NOT NULL CHECK (tries >= 0),
      message TEXT,
      etag BLOB,
      last_modified BLOB,
      validators_url TEXT
    ) STRICT;
    CREATE INDEX pages_wanted ON pages (next_try, article) WHERE state = 'wanted';

    CREATE TABLE developments (
      number INTEGER NOT NULL PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      article INTEGER NOT NULL,
      version INTEGER NOT NULL,
      found_at INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (\(alertKind)),
      sentence TEXT NOT NULL,
      span_start INTEGER,
      span_end INTEGER,
      score REAL NOT NULL,
      role TEXT NOT NULL CHECK (\(sentenceRole)),
      speaker TEXT,
      limits TEXT,
      FOREIGN KEY (article, version) REFERENCES versions (article, version) ON DELETE CASCADE,
      CHECK ((span_start IS NULL) = (span_end IS NULL)),
      CHECK (span_start >= 0 AND span_end >= span_start)
    ) STRICT;
    CREATE INDEX developments_by_article ON developments (article, version);
    CREATE INDEX developments_by_time ON developments (found_at);

    CREATE TABLE decisions (
      number INTEGER NOT NULL PRIMARY KEY,
      article INTEGER NOT NULL,
      version INTEGER NOT NULL,
      decided_at INTEGER NOT NULL,
      watch TEXT NOT NULL,
      development TEXT NOT NULL,
      alert TEXT,
      hold TEXT,
      matches TEXT NOT NULL,
      FOREIGN KEY (article, version) REFERENCES versions (article, version) ON DELETE CASCADE,
      CHECK ((alert IS NULL) <> (hold IS NULL))
    ) STRICT;
    CREATE INDEX decisions_by_article ON decisions (article, version);
    CREATE INDEX decisions_held ON decisions (decided_at, watch, hold) WHERE hold IS NOT NULL;

    CREATE TABLE alerts (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (\(alertKind)),
      severity TEXT NOT NULL CHECK (\(alertSeverity)),
      watch TEXT NOT NULL,
      story TEXT NOT NULL,
      article TEXT NOT NULL,
      article_number INTEGER REFERENCES articles (number) ON DELETE SET NULL,
      development TEXT NOT NULL,
      found_at INTEGER NOT NULL,
      due_at INTEGER NOT NULL,
      outlets INTEGER NOT NULL,
      origins INTEGER NOT NULL,
      headline TEXT NOT NULL,
      sentence TEXT NOT NULL,
      speaker TEXT,
      limits TEXT,
      source TEXT NOT NULL,
      url TEXT,
      more INTEGER NOT NULL,
      supersedes TEXT,
      state TEXT NOT NULL CHECK (\(oneOf("state", "pending", "told", "written"))),
      told_at INTEGER,
      line TEXT,
      json TEXT,
      CHECK ((state = 'pending') = (told_at IS NULL)),
      CHECK ((state = 'pending') = (line IS NULL)),
      CHECK ((state = 'pending') = (json IS NULL))
    ) STRICT;
    CREATE INDEX alerts_due ON alerts (due_at, found_at, id) WHERE state = 'pending';
    CREATE INDEX alerts_told ON alerts (told_at, due_at, found_at, id) WHERE state = 'told';
    CREATE INDEX alerts_by_story ON alerts (story, found_at, id);
    CREATE INDEX alerts_by_watch ON alerts (watch, found_at);
    CREATE INDEX alerts_by_time ON alerts (found_at, id);
    CREATE INDEX alerts_by_source ON alerts (source, found_at);
    CREATE INDEX alerts_by_article ON alerts (article_number) WHERE article_number IS NOT NULL;

    CREATE TABLE deliveries (
      alert TEXT NOT NULL PRIMARY KEY REFERENCES alerts (id) ON DELETE CASCADE,
      attempts INTEGER NOT NULL CHECK (attempts >= 0),
      next_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deliveries_due ON deliveries (next_at);

    CREATE TABLE digests (
      day TEXT NOT NULL PRIMARY KEY,
      hash INTEGER NOT NULL,
      is_frozen INTEGER NOT NULL CHECK (is_frozen IN (0, 1)),
      written_at INTEGER NOT NULL,
      until INTEGER NOT NULL,
      is_announced INTEGER NOT NULL DEFAULT 0 CHECK (is_announced IN (0, 1)),
      record BLOB
    ) STRICT;
    """

  /// That the column has one of these names. `IN` makes a table of them for each row that is checked.
  private static func oneOf(_ column: String, _ names: String...) -> String {
    names.map { "\(column) = '\($0)'" }.joined(separator: " OR ")
  }
}
