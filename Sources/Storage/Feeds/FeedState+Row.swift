import GRDB
import News

extension FeedState {
  /// In the order of `init(_:)`.
  static let columns = """
    id, url, title, etag, last_modified, validators_url, body_hash, next_check, next_check_reason,
    last_poll, last_success, last_new, failures, last_error, is_reported_failing, is_gone,
    is_baselined, redirect_target, redirect_first_seen, redirect_times, redirect_is_adopted,
    redirect_is_told, planned_interval, gap, longest_gap, newest, ttl_minutes, skip_hours, skip_days,
    is_reported_silent, is_cut
    """

  init(_ columns: inout ColumnReader) throws {
    self.init(
      id: try columns.text(), url: try columns.text(), nextCheck: Timestamp(seconds: 0))
    title = try columns.textIfAny()
    validators = Validators(
      etag: try columns.bytesIfAny(), lastModified: try columns.bytesIfAny())
    validatorsURL = try columns.textIfAny()
    bodyHash = try columns.hashIfAny()
    nextCheck = try columns.time()
    nextCheckReason = try columns.text()
    lastPoll = try columns.timeIfAny()
    lastSuccess = try columns.timeIfAny()
    lastNew = try columns.timeIfAny()
    failures = try columns.integer()
    lastError = try columns.textIfAny()
    isReportedFailing = try columns.flag()
    isGone = try columns.flag()
    isBaselined = try columns.flag()
    let (target, first) = (try columns.textIfAny(), try columns.timeIfAny())
    let (times, adopted) = (try columns.integerIfAny(), try columns.integerIfAny())
    let isTold = try columns.flag()
    if let target, let first, let times, let adopted {
      redirect = RedirectSighting(
        target: target, firstSeen: first, times: times, isAdopted: adopted != 0)
      redirect?.isTold = isTold
    }
    plannedInterval = try columns.numberIfAny()
    rhythm.gap = try columns.numberIfAny()
    rhythm.longestGap = try columns.numberIfAny()
    rhythm.newest = try columns.timeIfAny()
    rhythm.ttlMinutes = try columns.integerIfAny()
    rhythm.skipHours = StoredLines.numbers(try columns.text())
    rhythm.skipDays = StoredLines.numbers(try columns.text())
    isReportedSilent = try columns.flag()
    isCut = try columns.flag()
  }

  /// All columns but id and URL: those are the configuration's.
  private var values: [StoredValue] {
    [
      .text(title), .bytes(validators.etag), .bytes(validators.lastModified),
      .text(validatorsURL), .hash(bodyHash), .time(nextCheck), .text(nextCheckReason),
      .time(lastPoll), .time(lastSuccess), .time(lastNew), .integer(max(0, failures)),
      .text(lastError), .flag(isReportedFailing), .flag(isGone), .flag(isBaselined),
      .text(redirect?.target), .time(redirect?.firstSeen), .integer(redirect?.times),
      redirect.map { .flag($0.isAdopted) } ?? .null,
      .flag(redirect?.isTold ?? false), .number(plannedInterval), .number(rhythm.gap),
      .number(rhythm.longestGap),
      .time(rhythm.newest), .integer(rhythm.ttlMinutes),
      .text(StoredLines.text(rhythm.skipHours)), .text(StoredLines.text(rhythm.skipDays)),
      .flag(isReportedSilent), .flag(isCut),
    ]
  }

  func insert(into db: Database) throws {
    try db.run(
      """
      INSERT INTO feeds (is_active, \(Self.columns))
      VALUES (1\(String(repeating: ", ?", count: 31)))
      """, [.text(id), .text(url)] + values)
  }

  func isThere(in db: Database) throws -> Bool {
    try db.row("SELECT 1 FROM feeds WHERE id = ?", [.text(id)], as: { try $0.integer() }) != nil
  }

  /// Stores the state unless the feed has moved to another URL since it was read: what a poll in
  /// flight learned of the old URL says nothing about the new one.
  func update(in db: Database) throws {
    try db.run(
      """
      UPDATE feeds SET title = ?, etag = ?, last_modified = ?, validators_url = ?, body_hash = ?,
        next_check = ?, next_check_reason = ?, last_poll = ?, last_success = ?, last_new = ?,
        failures = ?, last_error = ?, is_reported_failing = ?, is_gone = ?, is_baselined = ?,
        redirect_target = ?, redirect_first_seen = ?, redirect_times = ?, redirect_is_adopted = ?,
        redirect_is_told = ?, planned_interval = ?, gap = ?, longest_gap = ?, newest = ?, ttl_minutes = ?,
        skip_hours = ?, skip_days = ?, is_reported_silent = ?, is_cut = ?
      WHERE id = ? AND url = ?
      """, values + [.text(id), .text(url)])
  }

  func updatePlan(at now: Timestamp, in db: Database) throws {
    try db.run(
      """
      UPDATE feeds SET next_check = ?, next_check_reason = ?, planned_interval = ?, is_gone = ?,
        last_poll = min(last_poll, ?)
      WHERE id = ? AND url = ? AND last_poll IS ?
      """,
      [
        .time(nextCheck), .text(nextCheckReason), .number(plannedInterval), .flag(isGone),
        .time(now), .text(id), .text(url), .time(lastPoll),
      ])
  }
}
