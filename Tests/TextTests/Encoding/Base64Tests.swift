import Testing
import Text

@Suite struct Base64Tests {
  @Test(arguments: [
    ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v\n YmFy", "foobar"),
    ("Zm8", "fo"),
  ])
  func `standard vectors decode, padded or not, across line breaks`(text: String, plain: String) {
    #expect(Base64.decode(Array(text.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
  func `standard vectors are encoded with their padding`(plain: String, text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
  }

  @Test func `every byte comes back as it was`() {
    let bytes = (0...255).map { UInt8($0) }
    #expect(Base64.decode(Array(Base64.encode(bytes).utf8)) == bytes)
  }

  @Test func `both alphabets are read`() {
    #expect(Base64.decode(Array("-_+/".utf8)) == [0xfb, 0xff, 0xbf])
  }

  @Test(arguments: ["Z", "Zg=x", "a*b="]) func `anything else is refused`(text: String) {
    #expect(Base64.decode(Array(text.utf8)) == nil)
  }
}
