/// Why a regex could not be read; offsets are UTF-8 bytes within it.
struct PatternError: Error, Sendable {
  var message: String
  var offset: Int
  var remedy: String?
}
