import Glibc

/// A secret as a file of the credentials directory holds it: one line of text.
public enum SecretFile {
  /// Why a file holds no secret.
  public struct Unusable: Error, Hashable, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// A secret is a line, not a file: more is a mistake.
  public static let maximumBytes = 16 << 10

  /// The line, without its end.
  public static func read(_ path: String) throws(Unusable) -> String {
    guard !FileBytes.isStream(path) else { throw Unusable(description: "a pipe or a device") }
    var bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path, limit: maximumBytes + 1)
    } catch {
      throw Unusable(description: String(cString: strerror(error.code)))
    }
    guard bytes.count <= maximumBytes else {
      throw Unusable(description: "longer than \(maximumBytes >> 10) KiB")
    }
    while bytes.last == 0x0a || bytes.last == 0x0d { bytes.removeLast() }
    guard !bytes.isEmpty else { throw Unusable(description: "empty") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Unusable(description: "not UTF-8")
    }
    // What a header cannot carry (RFC 9110 5.5).
    guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
      throw Unusable(description: "more than one line, or control characters in it")
    }
    return text
  }
}
