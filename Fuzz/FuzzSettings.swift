import Glibc
import Pipeline

/// What libFuzzer calls with each input: `feeds.yaml`, which is read from a file as always.
///
/// Whatever it says, it is read or refused, twice in the same way; each error names a place in the file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSettings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  precondition(file >= 0 && write(file, start, count) == count, "cannot write \(path)")
  close(file)
  let lines = UnsafeBufferPointer(start: start, count: count).count { breaks.contains($0) } + 2
  let first = reading(lines: lines)
  precondition(first == reading(lines: lines), "two readings, two results")
  return 0
}

private let path = "/dev/shm/storywatch-fuzz-\(getpid()).yaml"
/// YAML 1.1 ends lines at U+0085, U+2028 and U+2029, too: their last bytes.
private let breaks: [UInt8] = [0x0a, 0x0d, 0x85, 0xa8, 0xa9]

/// What was read, and what was noticed or refused, as text.
private func reading(lines: Int) -> String {
  do throws(SettingsErrors) {
    let reading = try SettingsReader.read(path: path, environment: [:])
    precondition(!reading.settings.feeds.isEmpty, "no feeds and no error")
    return "\(reading)"
  } catch {
    precondition(!error.errors.isEmpty, "refused without a word")
    for error in error.errors where error.place.file == path {
      precondition((0...lines).contains(error.place.line), "an error outside of the file")
    }
    return error.description
  }
}
