import Text

/// Where alerts are posted to, a JSON object each.
public struct WebhookSettings: Hashable, Sendable {
  public var url: String
  /// Signs each message; nil sends them unsigned.
  public var secret: SecretReference?
  public var timeout: Duration = .seconds(10)
  /// Vouches for the url's own host; nothing else is asked, since redirects are not followed.
  public var allowsPrivateNetworks = false

  public init(url: String) {
    self.url = url
  }

  /// The key that a secret stands for: what follows `whsec_` in base64, or the bytes of any other text; nil where what
  /// follows `whsec_` is no key.
  public static func key(of secret: String) -> [UInt8]? {
    let prefix = "whsec_"
    guard secret.hasPrefix(prefix) else { return Array(secret.utf8) }
    let key = Base64.decode(Array(secret.utf8.dropFirst(prefix.utf8.count)))
    return key?.isEmpty == false ? key : nil
  }
}
