import Pipeline

/// Reads `feeds.yaml` and the files it includes into settings.
enum SettingsReader {
  /// What was configured, and what its author should know about it.
  struct Reading: Sendable {
    var settings: Settings
    var notices: [SettingsNotice]
  }

  /// Reads the file at `path`. Every error of every file is in the error that is thrown.
  ///
  /// `environment` is looked up for `STATE_DIRECTORY` and `CREDENTIALS_DIRECTORY`.
  static func read(path: String, environment: [String: String]) throws(SettingsErrors) -> Reading {
    try read(path: path, Surroundings(environment: environment))
  }

  /// `contents` stand for what is in the file, where they are given.
  static func read(
    path: String, contents: [UInt8]? = nil, _ surroundings: Surroundings
  ) throws(SettingsErrors) -> Reading {
    var findings = Findings()
    let files = SettingsFiles(
      path: path, contents: contents, mayWait: surroundings.mayWait, &findings)
    let settings = settings(of: files, surroundings, &findings)
    if findings.errors.isEmpty, settings.feeds.isEmpty, surroundings.needsFeeds {
      findings.error(
        .whole(path), "no feeds: there is nothing to poll", remedy: "list them under feeds:")
    }
    findings.sort(byOrderOf: files.paths)
    guard findings.errors.isEmpty else { throw SettingsErrors(errors: findings.errors) }
    return Reading(settings: settings, notices: findings.notices)
  }

  private static func settings(
    of files: SettingsFiles, _ surroundings: Surroundings, _ findings: inout Findings
  ) -> Settings {
    let merged = MergedSections(files.sections, &findings)
    var settings = Settings(
      stateDirectory: surroundings.stateDirectory ?? "state", timeZone: "UTC")
    merged.read("state", into: &settings.stateDirectory) { $0.path(&findings) }
    merged.read("timezone", into: &settings.timeZone) {
      $0.timeZone(in: surroundings.zoneDirectory, &findings)
    }
    if let node = merged.single("limits") {
      LimitsSection.read(node, into: &settings.limits, &findings)
    }
    if let node = merged.single("alerts") {
      AlertsSection.read(node, into: &settings.alerts, surroundings, settings.limits, &findings)
    }
    if let node = merged.single("digest") {
      DigestSection.read(node, into: &settings.digest, &findings)
    }
    if let node = merged.single("retention") {
      RetentionSection.read(node, into: &settings.retention, &findings)
    }
    if let node = merged.single("metrics") {
      MetricsSection.read(node, into: &settings.metricsListen, &findings)
    }
    readFeeds(merged, into: &settings, surroundings, &findings)
    return settings
  }

  private static func readFeeds(
    _ merged: MergedSections, into settings: inout Settings, _ surroundings: Surroundings,
    _ findings: inout Findings
  ) {
    let publishers = PublishersSection(merged.items("publishers", &findings), &findings)
    settings.publishers = publishers.publishers
    var defaults = FeedLayer()
    if let node = merged.single("defaults"),
      let section = Section(node, called: "defaults", keys: FeedLayer.keys, &findings)
    {
      defaults = FeedLayer(section, surroundings, publishers.ids, &findings)
    }
    let groups = GroupsSection(merged.all("groups"), surroundings, publishers.ids, &findings)
    let feeds = FeedsSection(
      merged.items("feeds", &findings),
      .init(
        surroundings: surroundings, defaults: defaults, groups: groups, publishers: publishers.ids,
        limits: settings.limits),
      &findings)
    settings.feeds = feeds.feeds
    let sources = SourceNames(settings)
    settings.watches = WatchesSection(groups: groups.names, feeds: feeds.ids, sources: sources)
      .read(merged.items("watches", &findings), &findings)
  }
}
