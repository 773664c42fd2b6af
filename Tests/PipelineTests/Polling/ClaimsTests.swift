import Testing

@testable import Pipeline

@Suite struct ClaimsTests {
  @Test func `what runs is not begun again, and what ended during a look is left to the next`() {
    var claims = Claims<String>()
    var begun: [String] = []
    func claim(_ id: String) { if claims.claim(id) { begun.append(id) } }
    #expect(claims.look() == 0)
    claim("a")
    claim("a")
    #expect(begun == ["a"])
    #expect(claims.look() == 1)
    // The store still says that "a" is due: it was read before the poll of "a" was stored.
    claims.end("a")
    claim("a")
    claim("b")
    #expect(begun == ["a", "b"])
    #expect(claims.look() == 1)
    claim("a")
    #expect(begun == ["a", "b", "a"])
  }
}
