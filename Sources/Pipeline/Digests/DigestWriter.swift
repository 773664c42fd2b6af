import News
import Reporting
import Storage

/// Writes the pages of the days into `digests/`, each file in one step; frozen days are left alone.
struct DigestWriter {
  private let context: Context
  private var directory: String { context.store.directory + "/digests" }

  /// A daemon that was down for longer than this finds its last days as it left them.
  static let daysLookedBack = 31

  init(context: Context) {
    self.context = context
  }

  /// The page of the day that `now` falls on.
  func write(at now: Timestamp) async throws {
    let settings = context.settings
    try await write(settings.zone.date(at: now), settings: settings, isOver: false, at: now)
  }

  /// Days before the one of `now` that are not frozen get their last page and change no more.
  func freezePast(at now: Timestamp) async throws {
    let settings = context.settings
    let today = settings.zone.date(at: now).daysSinceEpoch
    for day in (today - Self.daysLookedBack..<today).map(CivilDate.init(daysSinceEpoch:)) {
      guard let edition = try await context.store.digestEdition(day), !edition.isFrozen else {
        continue
      }
      try await write(day, settings: settings, isOver: true, at: now)
    }
  }

  private func write(
    _ day: CivilDate, settings: ActiveSettings, isOver: Bool, at now: Timestamp
  ) async throws {
    let digest = try await context.store.digest(day, settings: settings, isComplete: isOver)
    let pages = settings.settings.digest.formats.map { ($0, $0.page(digest)) }
    let hash = Self.hash(pages.map(\.1))
    let before = try await context.store.digestEdition(day)
    if let before, before.hash == hash, !isOver { return }
    try FileBytes.makeDirectory(directory)
    for (format, page) in pages {
      if format == .atom {
        if !isOver { try FileBytes.replace(directory + "/feed.xml", with: Array(page.utf8)) }
        continue
      }
      let name = "\(day).\(format.rawValue)"
      try FileBytes.replace(directory + "/" + name, with: Array(page.utf8))
      if !isOver { try FileBytes.link(directory + "/latest." + format.rawValue, to: name) }
    }
    try await context.store.saveDigestEdition(
      DigestEdition(day: day, hash: hash, isFrozen: isOver, writtenAt: now))
  }

  private static func hash(_ pages: [String]) -> UInt64 {
    var hash = StableHash()
    for page in pages {
      hash.add(page)
      hash.add(0xff)
    }
    return hash.value
  }
}

extension Store {
  /// The day's page, built from what is stored.
  func digest(_ day: CivilDate, settings: ActiveSettings, isComplete: Bool) async throws(StoreError)
    -> Digest
  {
    let zone = settings.zone
    let data = try await digestData(from: zone.start(of: day), to: zone.start(of: day.next))
    let input = DigestInput(day: day, data: data, settings: settings, isComplete: isComplete)
    return Digest.build(from: input, stories: settings.settings.digest.stories)
  }
}

extension DigestSettings.Format {
  func page(_ digest: Digest) -> String {
    switch self {
    case .md: DigestPage.markdown(digest)
    case .json: DigestPage.json(digest)
    case .html: DigestPage.html(digest)
    case .atom: DigestPage.atom(digest, selfURL: "feed.xml")
    }
  }
}
