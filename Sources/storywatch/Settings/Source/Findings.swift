/// What the readers of a configuration have to say about it, collected so that all is told at once.
struct Findings {
  private(set) var errors: [SettingsError] = []
  private(set) var notices: [SettingsNotice] = []

  /// Reports an error. An alias makes one value be read twice; its error is told once.
  mutating func error(_ place: Place, _ message: String, remedy: String? = nil) {
    let error = SettingsError(place: place, message: message, remedy: remedy)
    guard !errors.contains(error) else { return }
    errors.append(error)
  }

  mutating func warn(_ place: Place, _ message: String) {
    note(SettingsNotice(place: place, kind: .warning, message: message))
  }

  /// Sorts by file, in the order in which `files` were read, then by line and column.
  mutating func sort(byOrderOf files: [String]) {
    func rank(_ place: Place, _ message: String) -> (Int, Int, Int, String) {
      (files.firstIndex(of: place.file) ?? files.count, place.line, place.column, message)
    }
    errors.sort { rank($0.place, $0.message) < rank($1.place, $1.message) }
    notices.sort { rank($0.place, $0.message) < rank($1.place, $1.message) }
  }

  private mutating func note(_ notice: SettingsNotice) {
    guard !notices.contains(notice) else { return }
    notices.append(notice)
  }
}
