import News
import Watching

extension Settings {
  /// One watch for everything and no feeds: what a replay shows where nothing is configured.
  public static var watchingEverything: Settings {
    var settings = Settings(stateDirectory: "", timeZone: "UTC")
    settings.watches = [
      Watch(id: "everything", query: .everything, queryText: "*", severity: .medium)
    ]
    return settings
  }
}
