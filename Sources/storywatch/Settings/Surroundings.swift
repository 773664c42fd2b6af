/// What reading a configuration needs to know of the machine, beside the file itself.
struct Surroundings: Sendable {
  /// `$STATE_DIRECTORY`, which systemd sets for `StateDirectory=`.
  var stateDirectory: String?
  /// `$CREDENTIALS_DIRECTORY`, which systemd sets for `LoadCredential=`.
  var credentialsDirectory: CredentialsDirectory?
  /// Whether credentials have to be there: who polls nothing needs none.
  var needsCredentials = true
  /// Whether there have to be feeds: who adds the first ones has none.
  var needsFeeds = true
  /// Whether the file that is named may be a pipe or a terminal: who types a command can end it. What it includes may
  /// never be one.
  var mayWait = true
  var zoneDirectory = "/usr/share/zoneinfo"

  init(environment: [String: String]) {
    stateDirectory = environment["STATE_DIRECTORY"]
    credentialsDirectory = environment["CREDENTIALS_DIRECTORY"].flatMap {
      $0.isEmpty ? nil : CredentialsDirectory(path: $0)
    }
  }
}
