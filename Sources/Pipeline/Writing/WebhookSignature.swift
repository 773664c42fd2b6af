import CCrypto

/// Signs a message as the Standard Webhooks specification 1.0 says (standardwebhooks.com), so that any of its
/// libraries can check it.
struct WebhookSignature {
  private let key: [UInt8]

  /// Nil where `secret` is no key (`WebhookSettings.key`).
  init?(secret: String) {
    guard let key = WebhookSettings.key(of: secret) else { return nil }
    self.key = key
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
