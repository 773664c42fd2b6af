import Glibc
import Pipeline

/// Runs `body` with a fresh directory and removes it afterwards.
func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) rethrows -> Result {
  let path = makeTemporaryDirectory()
  defer { FileBytes.removeTree(path) }
  return try body(path)
}

func withTemporaryDirectory<Result>(_ body: (String) async throws -> Result) async rethrows
  -> Result
{
  let path = makeTemporaryDirectory()
  defer { FileBytes.removeTree(path) }
  return try await body(path)
}

private func makeTemporaryDirectory() -> String {
  var template = Array("/tmp/storywatch-test-XXXXXX".utf8CString)
  return template.withUnsafeMutableBufferPointer { buffer in
    buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/nonexistent"
  }
}
