import CCrypto
import Text

/// Signs a message as the Standard Webhooks specification 1.0 says (standardwebhooks.com), so that any of its
/// libraries can check it.
struct WebhookSignature {
  private let key: [UInt8]

  private static let prefix = "whsec_"

  /// `secret` is `whsec_` and base64, or any text, whose bytes are then the key; nil where what follows `whsec_` is no key.
  init?(secret: String) {
    guard secret.hasPrefix(Self.prefix) else {
      key = Array(secret.utf8)
      return
    }
    guard let decoded = Base64.decode(Array(secret.utf8.dropFirst(Self.prefix.utf8.count))),
      !decoded.isEmpty
    else { return nil }
    key = decoded
  }

  /// The value of `webhook-signature`: `v1,` and the code of `id.timestamp.body` in base64; nil where the
  /// library fails.
  func header(id: String, timestamp: Int64, body: [UInt8]) -> String? {
    let message = Array("\(id).\(timestamp).".utf8) + body
    var text = [CChar](repeating: 0, count: 45)
    guard ccrypto_hmac_sha256_base64(key, key.count, message, message.count, &text) == 1 else {
      return nil
    }
    return "v1," + String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
