public import News
import Reporting
public import Storage

extension Inspection {
  /// The page of `day`: as it was frozen, else built from the store as it is now.
  public func digest(
    _ day: CivilDate, format: DigestSettings.Format, settings: ActiveSettings
  ) async throws(StoreError) -> String {
    if let page = try await rebuiltDigest(day, format: format) { return page }
    return format.page(try await digest(of: day, settings: settings))
  }

  /// The frozen page of `day` byte for byte, whatever the settings, the zone and the store are now; nil where
  /// none was frozen.
  public func rebuiltDigest(_ day: CivilDate, format: DigestSettings.Format)
    async throws(StoreError) -> String?
  {
    try await store.frozenRecord(of: day).map { format.page(Digest(day: day, record: $0)) }
  }

  /// Whether anything was recorded of `day`, or a page of it was written.
  public func hasRecords(of day: CivilDate, settings: ActiveSettings) async throws(StoreError)
    -> Bool
  {
    if try await store.digestEdition(day) != nil { return true }
    let zone = settings.zone
    return try await store.hasRecords(from: zone.start(of: day), to: zone.start(of: day.next))
  }

  func digest(of day: CivilDate, settings: ActiveSettings) async throws(StoreError) -> Digest {
    if let record = try await store.frozenRecord(of: day) {
      return Digest(day: day, record: record)
    }
    return Digest(
      day: day, record: try await store.record(of: day, settings: settings, isComplete: false))
  }
}
