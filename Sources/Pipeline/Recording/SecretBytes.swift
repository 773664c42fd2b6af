import Fetching
import Text

/// The secrets of one request, and how they are made unreadable where an answer repeats them.
struct SecretBytes {
  /// A shorter one is no secret, and stands in any text by chance.
  private static let shortest = 4

  private let needles: [[UInt8]]

  init(_ request: Request) {
    var secrets = request.secretHeaders.map(\.value) + SecretFreeURL.secrets(of: request.url)
    switch request.givenCredentials {
    case .basic(let user, let password):
      // As it is, and as it goes over the wire (RFC 7617 2).
      secrets += [password, Base64.encode(Array("\(user):\(password)".utf8))]
    case .bearer(let token):
      secrets.append(token)
    case nil:
      break
    }
    // The longest first: one may be a part of another.
    needles = secrets.map { Array($0.utf8) }.filter { $0.count >= Self.shortest }
      .sorted { $0.count > $1.count }
  }

  /// An asterisk for each byte of a secret.
  func blotting(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for needle in needles {
      var start = bytes.startIndex
      while let found = bytes[start...].firstRange(of: needle) {
        bytes.replaceSubrange(found, with: repeatElement(UInt8(ascii: "*"), count: needle.count))
        start = found.upperBound
      }
    }
    return bytes
  }
}
