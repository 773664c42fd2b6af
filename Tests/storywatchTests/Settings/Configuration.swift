import Glibc
import Pipeline
import TestSupport
import Testing

@testable import storywatch

/// A directory with the files of one configuration, removed when the test is over.
final class Configuration {
  var directory: String { temporary.path }
  private let temporary: TemporaryDirectory

  /// Writes `yaml` as `feeds.yaml`, and other files by their relative paths.
  init(_ yaml: String, files: [String: String] = [:]) throws {
    temporary = try TemporaryDirectory()
    let names = files.keys.sorted() + ["feeds.yaml"]
    for name in names {
      let parts = name.split(separator: "/").dropLast()
      for end in parts.indices {
        mkdir(directory + "/" + parts[...end].joined(separator: "/"), 0o700)
      }
      try write(Array((files[name] ?? yaml).utf8), to: name)
    }
  }

  /// A configuration of raw bytes.
  init(bytes: [UInt8]) throws {
    temporary = try TemporaryDirectory()
    try write(bytes, to: "feeds.yaml")
  }

  deinit {
    temporary.remove()
  }

  func read(_ environment: [String: String] = [:]) throws(SettingsErrors) -> SettingsReader.Reading
  {
    try SettingsReader.read(path: directory + "/feeds.yaml", environment: environment)
  }

  /// The errors as they are printed, without the directory; none where the file is accepted.
  func errors(_ environment: [String: String] = [:]) -> [String] {
    do throws(SettingsErrors) {
      _ = try read(environment)
      return []
    } catch {
      return error.errors.map { withoutDirectory($0.description) }
    }
  }

  func notices() throws -> [String] {
    try read().notices.map { withoutDirectory($0.description) }
  }

  func withoutDirectory(_ text: String) -> String {
    text.replacing(directory + "/", with: "")
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    guard let file = fopen(directory + "/" + name, "w") else { throw Failure.system(errno) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure.system(errno) }
  }

  enum Failure: Error {
    case system(Int32)
  }
}
