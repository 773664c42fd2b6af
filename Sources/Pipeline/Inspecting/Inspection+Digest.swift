public import News
import Reporting
import Storage

extension Inspection {
  /// The page of `day`, built anew from the store.
  public func digest(
    _ day: CivilDate, format: DigestSettings.Format, settings: ActiveSettings
  ) async throws -> String {
    let isOver = try await store.digestEdition(day)?.isFrozen ?? false
    return format.page(try await store.digest(day, settings: settings, isComplete: isOver))
  }
}
