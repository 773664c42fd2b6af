/// A feed or page as UTF-8 that XML 1.0 allows, and how it was read.
public struct DecodedDocument: Hashable, Sendable {
  public enum Override: String, Sendable {
    /// The label of the HTTP header or the XML declaration is no encoding.
    case unknownLabel = "unknown_encoding"
    /// The bytes are not in the encoding that was named.
    case wrongLabel = "wrong_encoding"
    /// Some bytes are no character in the encoding.
    case badBytes = "bad_bytes"
  }
  public var utf8: [UInt8]
  /// The encoding that was really used.
  public var encoding: TextEncoding
  /// Why what was declared did not do; nil where all was well.
  public var override: Override?

  /// Finds the encoding and decodes: byte order mark, `charset` of the HTTP Content-Type, XML
  /// declaration, byte pattern of UTF-16 and 32, else UTF-8; what fails gives way to the other label,
  /// to UTF-8 and at last to what the bytes look like (`EncodingGuess`) or windows-1252.
  ///
  /// Well-formed clean UTF-8 comes back without a copy. Media types say nothing here: text/xml is
  /// no us-ascii (RFC 7303 supersedes RFC 3023).
  public init(_ bytes: [UInt8], contentType: String? = nil) {
    let evidence = EncodingEvidence(bytes, contentType: contentType)
    var failed: DecodedDocument?
    for candidate in evidence.candidates {
      guard let decoded = DecodedDocument(bytes, from: evidence.bomLength, as: candidate) else {
        continue
      }
      if decoded.override == nil || candidate == evidence.certain {
        self = decoded
        if override == nil, candidate != evidence.declared { override = .wrongLabel }
        if override == nil, evidence.hasUnknownLabel { override = .unknownLabel }
        return
      }
      if failed == nil { failed = decoded }
    }
    // An encoding of many bytes a letter with a few bad ones is still what its label says.
    if let failed, failed.encoding != .utf8, !failed.isMostlyBad {
      self = failed
      return
    }
    let text = UTF8Cleaning.cleaned(Array(bytes.dropFirst(evidence.bomLength)))
    // Text of another encoding has a few pairs that look like UTF-8, too.
    if text.multiByteSequences >= max(1, text.illFormed) {
      self.init(utf8: text.bytes, encoding: .utf8, override: .badBytes)
    } else {
      let rest = bytes.dropFirst(evidence.bomLength)
      // Where the C library lacks the codec that is the guess, nothing can be read with it.
      let guessed = EncodingGuess.encoding(of: rest).flatMap {
        DecodedDocument(bytes, from: evidence.bomLength, as: $0)
      }
      self =
        guessed
        ?? DecodedDocument(
          utf8: UTF8Cleaning.cleaned(TextDecoder(rest, .windows1252).utf8).bytes,
          encoding: .windows1252, override: nil)
      override = .wrongLabel
    }
  }

  private init(utf8: [UInt8], encoding: TextEncoding, override: Override?) {
    self.utf8 = utf8
    self.encoding = encoding
    self.override = override
  }

  /// Nil where nothing can be read that way at all.
  private init?(_ bytes: [UInt8], from start: Int, as encoding: TextEncoding) {
    if encoding == .utf8 {
      let text = start > 0 ? Array(bytes.dropFirst(start)) : bytes
      if UTF8Cleaning.isClean(text) {
        self.init(utf8: text, encoding: encoding, override: nil)
        return
      }
      let cleaned = UTF8Cleaning.cleaned(text)
      self.init(
        utf8: cleaned.bytes, encoding: encoding, override: cleaned.illFormed > 0 ? .badBytes : nil)
      return
    }
    let decoder = TextDecoder(bytes.dropFirst(start), encoding)
    if decoder.utf8.isEmpty, bytes.count > start { return nil }
    let text =
      UTF8Cleaning.isClean(decoder.utf8) ? decoder.utf8 : UTF8Cleaning.cleaned(decoder.utf8).bytes
    self.init(utf8: text, encoding: encoding, override: decoder.failures > 0 ? .badBytes : nil)
  }

  /// More than one character in twenty is U+FFFD: the label cannot be meant.
  private var isMostlyBad: Bool {
    var other = 0
    var bad = 0
    for index in utf8.indices where utf8[index] >= 0xc0 {
      other += 1
      if utf8[index...].starts(with: [0xef, 0xbf, 0xbd]) { bad += 1 }
    }
    return bad * 20 > other
  }
}
