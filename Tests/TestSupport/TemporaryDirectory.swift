public import Glibc
import Pipeline

/// A fresh directory, which whoever made it removes.
public struct TemporaryDirectory: Sendable {
  public let path: String

  /// `mode`: a server that gives up root may have to read in it, too.
  public init(mode: mode_t = 0o700) throws(SocketError) {
    var template = Array("/tmp/storywatch-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SocketError(number: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    chmod(path, mode)
  }

  /// With all that is in it.
  public func remove() { FileBytes.removeTree(path) }
}

/// Runs `body` with a fresh directory and removes it afterwards.
public func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
  let directory = try TemporaryDirectory()
  defer { directory.remove() }
  return try body(directory.path)
}

/// Runs `body` with a fresh directory and removes it afterwards.
public func withTemporaryDirectory<Result>(_ body: (String) async throws -> Result) async throws
  -> Result
{
  let directory = try TemporaryDirectory()
  defer { directory.remove() }
  return try await body(directory.path)
}
