import Glibc
import News
import Reporting
import Storage
import Watching

/// Writes the pages of the days into `digests/`, each file in one step; frozen days are left alone.
struct DigestWriter {
  private let context: Context
  /// When this process began: what came before it waits for it. Nil in a replay.
  private let started: Timestamp?
  /// The entries of a frozen day in the feed of developments.
  private var frozenEntries: (day: CivilDate, text: String)?
  private var directory: String { context.store.directory + "/digests" }

  init(context: Context, started: Timestamp? = nil) {
    self.context = context
    self.started = started
  }

  /// The page of the day that `now` falls on.
  mutating func write(at now: Timestamp) async throws {
    let settings = context.settings
    try await write(settings.zone.date(at: now), settings: settings, isOver: false, at: now)
  }

  /// A page waits for what came before its end and is not judged, but not for longer than this after its end, or the
  /// start of who could judge it, in seconds: a page that is read ends within two minutes.
  private static let longestWait: Int64 = 600

  /// Days before the one of `now` that are not frozen get their last page and change no more. False where one still waits
  /// for what came before it ended.
  @discardableResult
  mutating func freezePast(at now: Timestamp) async throws -> Bool {
    let zone = context.settings.zone
    for day in try await owedDays(before: context.settings.today(at: now)) {
      let end = zone.start(of: day.next)
      let mayWait = now.seconds(since: max(end, started ?? end)) < Self.longestWait
      if mayWait, try await context.store.hasWaiting(before: end) { return false }
      try await freeze(day, at: now)
    }
    return true
  }

  /// Days whose last page is still to be written, in their order: those that have another one, and those since the last
  /// frozen page on which anything came, though nothing could be written, or nobody was there at their end.
  private func owedDays(before today: CivilDate) async throws(StoreError) -> [CivilDate] {
    let zone = context.settings.zone
    var days = Set(try await context.store.unfrozenDays(before: today))
    var start =
      try await context.store.lastFreezing(before: today) ?? Timestamp(seconds: .min)
    let end = zone.start(of: today)
    while let record = try await context.store.firstRecord(from: start, to: end) {
      let day = zone.date(at: record)
      days.insert(day)
      start = zone.start(of: day.next)
    }
    return days.sorted()
  }

  /// The last page of a day that is over, whether it had one before or not.
  mutating func freeze(_ day: CivilDate, at now: Timestamp) async throws {
    try await write(day, settings: context.settings, isOver: true, at: now)
  }

  private mutating func write(
    _ day: CivilDate, settings: ActiveSettings, isOver: Bool, at now: Timestamp
  ) async throws {
    let before = try await context.store.digestEdition(day)
    // A clock or a zone that was set back: what comes now stands on the next day's page.
    if let before, before.isFrozen {
      if now < before.until { try await context.store.noteReopened(at: now) }
      return
    }
    let record = try await context.store.record(of: day, settings: settings, isComplete: isOver)
    let until = record.data.to
    if !isOver { try await context.store.countPolls(since: record.data.from) }
    let packed = isOver ? PackedBytes.pack(record.bytes) : nil
    // What it was made of is many times the page, and let go before the page is written.
    let digest = Digest(day: day, record: consume record)
    var pages = settings.settings.digest.formats.map { ($0, $0.page(digest)) }
    if !isOver, let feed = pages.firstIndex(where: { $0.0 == .atom }) {
      pages[feed].1 = DigestPage.atom(
        digest, selfURL: DigestSettings.feedName,
        dayBefore: try await feedEntries(of: day.previous, settings: settings))
    }
    let hash = Self.hash(pages.map(\.1))
    if let before, before.hash == hash, !isOver, areWhole(pages, of: day) { return }
    try FileBytes.makeDirectory(directory)
    for (format, page) in pages {
      if format == .atom {
        if !isOver { try replace(DigestSettings.feedName, with: page) }
        continue
      }
      let name = "\(day).\(format.rawValue)"
      try replace(name, with: page)
      if !isOver { try FileBytes.link(directory + "/latest." + format.rawValue, to: name) }
    }
    try leave(
      DigestSettings.Format.allCases.filter { !settings.settings.digest.formats.contains($0) },
      of: digest, on: day, isOver: isOver)
    try await context.store.saveDigestEdition(
      DigestEdition(day: day, hash: hash, isFrozen: isOver, writtenAt: now, until: until),
      record: packed)
  }

  /// What the feed of developments keeps of a day that is over, or ended minutes ago and is not frozen yet.
  private mutating func feedEntries(of day: CivilDate, settings: ActiveSettings) async throws
    -> String
  {
    if let frozenEntries, frozenEntries.day == day { return frozenEntries.text }
    let frozen = try await context.store.frozenRecord(of: day)
    guard let frozen else {
      let record = try await context.store.record(of: day, settings: settings, isComplete: false)
      return DigestPage.atomEntries(Digest(day: day, record: record))
    }
    let text = DigestPage.atomEntries(Digest(day: day, record: frozen))
    frozenEntries = (day, text)
    return text
  }

  /// Forms that the settings no longer want: what they wrote of the day while it ran is made whole with the others when
  /// it is over, and nothing points at it as the latest.
  private func leave(
    _ formats: [DigestSettings.Format], of digest: Digest, on day: CivilDate, isOver: Bool
  ) throws(FileError) {
    for format in formats where format != .atom {
      unlink(directory + "/latest." + format.rawValue)
      let name = "\(day).\(format.rawValue)"
      guard isOver, access(directory + "/" + name, F_OK) == 0 else { continue }
      try replace(name, with: format.page(digest))
    }
  }

  /// False where a file was removed or cut since it was written.
  private func areWhole(_ pages: [(DigestSettings.Format, String)], of day: CivilDate) -> Bool {
    pages.allSatisfy { format, page in
      let name = format == .atom ? DigestSettings.feedName : "\(day).\(format.rawValue)"
      return (try? FileBytes.size(directory + "/" + name)) == page.utf8.count
    }
  }

  private func replace(_ name: String, with page: String) throws(FileError) {
    try FileBytes.replace(
      directory + "/" + name, with: Array(page.utf8), isSynced: context.store.isSynced)
  }

  /// Tells the log once, when `digest.at` has come, that the page of the day before is complete.
  func announce(at now: Timestamp) async throws {
    let settings = context.settings
    let digest = settings.settings.digest
    guard settings.zone.minuteOfDay(at: now) >= digest.minuteOfDay else { return }
    let day = settings.today(at: now).previous
    guard let edition = try await context.store.digestEdition(day), edition.isFrozen,
      !edition.isAnnounced
    else { return }
    // Where the settings want no page of the day, there is none to tell of.
    if let format = digest.formats.first(where: { $0 != .atom }) {
      context.log.operation(
        .digest(day: day, file: "\(directory)/\(day).\(format.rawValue)"), at: now)
    }
    try await context.store.noteAnnounced(day)
  }

  /// Tells one content of a day's pages from another.
  static func hash(_ pages: [String]) -> UInt64 {
    var hash = StableHash()
    for page in pages {
      hash.add(page)
      hash.add(0xff)
    }
    return hash.value
  }
}

extension Store {
  /// What the day's page is made of, as things are now. It begins where the page before it ended, if that one is frozen:
  /// nothing is left out or told twice where the time zone moved.
  func record(of day: CivilDate, settings: ActiveSettings, isComplete: Bool)
    async throws(StoreError) -> DigestRecord
  {
    let zone = settings.zone
    let end = zone.start(of: day.next)
    let yesterday = try await digestEdition(day.previous)
    var start = yesterday.flatMap { $0.isFrozen ? $0.until : nil } ?? zone.start(of: day)
    let late = try await reopened(before: day, zone)
    if let first = late.first { start = max(first.until, first.data.from) }
    var data = try await digestData(from: min(start, end), to: end, late: late.map(\.data))
    for index in data.feeds.indices {
      guard let target = data.feeds[index].state.redirect?.target else { continue }
      data.feeds[index].state.redirect?.target = SecretFreeURL.text(target)
    }
    return DigestRecord(
      timeZone: zone.name, clock: zone.clock(from: data.from, to: data.to),
      watches: settings.watches.map(\.id), stories: settings.settings.digest.stories,
      isComplete: isComplete, data: data)
  }

  /// A clock that was further off costs pages, not memory: a page's record is many times the page.
  private static let maximumReopened = 7

  /// The frozen pages right before `day` whose days were not over when they were frozen, the first one first.
  private func reopened(before day: CivilDate, _ zone: LocalZone) async throws(StoreError)
    -> [(until: Timestamp, data: DigestData)]
  {
    var pages: [(until: Timestamp, data: DigestData)] = []
    var day = day.previous
    while pages.count < Self.maximumReopened, let edition = try await digestEdition(day),
      edition.isFrozen, edition.until < zone.start(of: day.next),
      let record = try await frozenRecord(of: day), edition.until < record.data.to
    {
      pages.insert((edition.until, record.data), at: 0)
      day = day.previous
    }
    return pages
  }

  /// What the frozen page of a day was made of; nil where there is none.
  func frozenRecord(of day: CivilDate) async throws(StoreError) -> DigestRecord? {
    try await digestRecord(day).flatMap { PackedBytes.unpack($0) }
      .flatMap { DigestRecord(bytes: $0) }
  }
}

extension Digest {
  init(day: CivilDate, record: DigestRecord) {
    self = Digest.build(
      from: DigestInput(day: day, record: record), stories: record.stories)
  }
}

extension DigestSettings.Format {
  func page(_ digest: Digest) -> String {
    switch self {
    case .md: DigestPage.markdown(digest)
    case .json: DigestPage.json(digest)
    case .html: DigestPage.html(digest)
    case .atom: DigestPage.atom(digest, selfURL: DigestSettings.feedName)
    }
  }
}
