internal import Glibc

/// Bytes of any encoding we know to UTF-8; nothing is cleaned here but what is no character.
struct TextDecoder {
  /// The text as UTF-8, ill-formed input as U+FFFD.
  private(set) var utf8: [UInt8] = []
  /// How many times U+FFFD had to be written.
  private(set) var failures = 0

  init(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
    switch encoding.codec {
    case .utf8: utf8 = Array(bytes)
    case .utf16(let isBigEndian):
      (utf8, failures) = UTF16Decoding.utf8(bytes.span, isBigEndian: isBigEndian)
    case .utf32(let isBigEndian): decodeUTF32(bytes, isBigEndian)
    case .singleByte(let set):
      (utf8, failures) = SingleByteDecoding.utf8(bytes.span, upperHalf: set.upperHalf)
    case .iconv(let name): decodeByIconv(bytes, name)
    }
  }

  private mutating func append(_ code: UInt32) {
    guard let scalar = Unicode.Scalar(code) else { return fail() }
    if code < 0x80 {
      utf8.append(UInt8(truncatingIfNeeded: code))
    } else {
      utf8.append(contentsOf: String(scalar).utf8)
    }
  }

  private mutating func fail() {
    failures += 1
    utf8.append(contentsOf: [0xef, 0xbf, 0xbd])
  }

  private mutating func decodeUTF32(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) {
    utf8.reserveCapacity(bytes.count / 3)
    var index = bytes.startIndex
    while index + 3 < bytes.endIndex {
      var code: UInt32 = 0
      for offset in 0..<4 {
        code = code << 8 | UInt32(bytes[index + (isBigEndian ? offset : 3 - offset)])
      }
      append(code)
      index += 4
    }
    if index < bytes.endIndex { fail() }
  }

  /// Nothing is decoded where the C library lacks the codec: that counts as one failure.
  private mutating func decodeByIconv(_ bytes: ArraySlice<UInt8>, _ name: String) {
    utf8.reserveCapacity(bytes.count + bytes.count / 8)
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      failures += 1
      return
    }
    defer { iconv_close(converter) }
    var input = Array(bytes)
    var output = [UInt8](repeating: 0, count: 1 << 14)
    input.withUnsafeMutableBytes { source in
      var position = source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0 {
        let (count, problem) = output.withUnsafeMutableBytes { target in
          var end = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let status = iconv(converter, &position, &left, &end, &room)
          return (target.count - room, status == -1 ? errno : 0)
        }
        utf8.append(contentsOf: output[..<count])
        if problem == EILSEQ {
          // Skip the byte and go on; a stateful codec would be out of step, so it starts afresh.
          fail()
          position = position?.successor()
          left -= 1
          iconv(converter, nil, nil, nil, nil)
        } else if problem == EINVAL {
          fail()
          left = 0
        } else if problem != E2BIG, left > 0 {
          left = 0
        }
      }
    }
  }
}
