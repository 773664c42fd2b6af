import CCrypto
import Text

/// Signs a message as the Standard Webhooks specification 1.0 says (standardwebhooks.com), so that any of its
/// libraries can check it.
struct WebhookSignature {
  private let key: [UInt8]

  /// `secret` is `whsec_` and base64, or any text, whose bytes are then the key.
  init(secret: String) {
    let prefix = "whsec_"
    let coded = secret.hasPrefix(prefix) ? Array(secret.utf8.dropFirst(prefix.utf8.count)) : []
    key = coded.isEmpty ? Array(secret.utf8) : Base64.decode(coded) ?? Array(secret.utf8)
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
