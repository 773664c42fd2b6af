public import News

/// The final answer to a request, whatever its status; hops on the way are told in `redirects`.
public struct Response: Sendable {
  public var status: Int
  /// Decoded, whole; empty unless the status is 2xx: bodies of errors and redirects are not read.
  public var body: [UInt8]
  /// Of the final answer alone, never of interim answers, hops or trailers.
  public var headers: HeaderFields
  /// The request that got this answer carried a validator.
  public var wasConditional: Bool
  /// Who answered: the configured URL or where it led, without fragment and password.
  public var effectiveURL: String
  public var redirects: [Redirect]
  /// All hops together, without the time spent waiting for a turn.
  public var elapsed: Duration
  /// Body bytes of the final answer as transferred, before decoding.
  public var wireBytes: Int

  /// What this answer offers for the next conditional request, byte for byte.
  ///
  /// Whether it may be stored is for `ValidatorDecision` to say.
  public var validators: Validators {
    Validators(etag: headers.opaque("ETag"), lastModified: headers.opaque("Last-Modified"))
  }

  /// With its parameters.
  public var contentType: String? { headers.text("Content-Type") }

  public var contentLanguage: String? { headers.text("Content-Language") }

  /// Where the permanent redirects (301, 308) at the start of the chain led; nil without any.
  public var permanentTarget: String? {
    redirects.prefix { $0.isPermanent }.last?.to
  }
}
