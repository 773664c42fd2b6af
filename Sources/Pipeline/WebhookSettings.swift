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

  /// Whether messages can be signed with `secret`: `whsec_` and base64, or any other text.
  public static func canSign(with secret: String) -> Bool {
    WebhookSignature(secret: secret) != nil
  }
}
