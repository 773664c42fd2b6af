import Glibc
import Pipeline

/// The text of a configuration file, known to be UTF-8 without control characters, with its lines.
struct SourceText: Sendable {
  /// Of one file. The largest list of feeds we know of is a hundredth of it.
  static let maximumBytes = 4 << 20

  let path: String
  let scalars: [Unicode.Scalar]
  /// Index of the first scalar of each line.
  let lineStarts: [Int]

  /// Reads the file at `path`, which `origin` names; nil, and reported, where it cannot be read or is
  /// no text. Unless the reader `mayWait`, that is so of a pipe and of a device, too: they need not end.
  init?(
    contentsOf path: String, from origin: Place?, mayWait: Bool, _ findings: inout Findings
  ) {
    let place = origin ?? .whole(path)
    let name = origin == nil ? "the file" : path
    if !mayWait, FileBytes.isStream(path) {
      findings.error(
        place, "\(name) is a pipe or a device, which may never end",
        remedy: "put a regular file in its place")
      return nil
    }
    do throws(FileError) {
      let bytes = try FileBytes.read(path, limit: Self.maximumBytes + 1)
      guard bytes.count <= Self.maximumBytes else {
        findings.error(place, "\(name) is larger than \(Self.maximumBytes >> 20) MiB")
        return nil
      }
      self.init(bytes, path: path, &findings)
    } catch {
      findings.error(place, "\(name) cannot be read: \(String(cString: strerror(error.code)))")
      return nil
    }
  }

  /// Checks `bytes`; nil, and reported, where they are no text.
  init?(_ bytes: [UInt8], path: String, _ findings: inout Findings) {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      findings.error(.whole(path), "the file is UTF-16", remedy: "save it as UTF-8")
      return nil
    }
    let bytes = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Self.placeOfFirstInvalidByte(in: bytes, path: path)
      findings.error(place, "this byte is not UTF-8", remedy: "save the file as UTF-8")
      return nil
    }
    self.path = path
    scalars = Array(text.unicodeScalars)
    lineStarts = Self.lineStarts(of: scalars)
    guard let index = scalars.firstIndex(where: Self.isForbidden) else { return }
    let value = String(scalars[index].value, radix: 16, uppercase: true)
    findings.error(
      place(of: index),
      "control character U+\(String(repeating: "0", count: 4 - value.count))\(value)",
      remedy: "is this a text file?")
    return nil
  }

  /// Where the scalar with that index stands.
  func place(of index: Int) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= index { low = middle } else { high = middle }
    }
    return Place(file: path, line: low + 1, column: index - lineStarts[low] + 1)
  }

  /// Index of the scalar at a place of this file, where there is one.
  func index(of place: Place) -> Int? {
    guard lineStarts.indices.contains(place.line - 1) else { return nil }
    let index = lineStarts[place.line - 1] + place.column - 1
    return scalars.indices.contains(index) ? index : nil
  }

  /// The line breaks of YAML 1.1 (5.4), which libyaml counts by.
  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }

  private static func lineStarts(of scalars: [Unicode.Scalar]) -> [Int] {
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where isLineBreak(scalar) {
      let isHalfOfPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if !isHalfOfPair { starts.append(index + 1) }
    }
    return starts
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a, 0x0d, 0x85: false
    case 0..<0x20, 0x7f..<0xa0: true
    default: false
    }
  }

  private static func placeOfFirstInvalidByte(in bytes: [UInt8], path: String) -> Place {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return Place(file: path, line: line, column: column)
  }
}
