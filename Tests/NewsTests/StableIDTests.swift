import News
import Testing

@Suite struct StableIDTests {
  @Test func `an id is a function of its fields, not of where one ends`() {
    #expect(StableID.make("al", "a", "bc") == StableID.make("al", "a", "bc"))
    #expect(StableID.make("al", "a", "bc") != StableID.make("al", "ab", "c"))
    #expect(StableHash.of("a", "") != StableHash.of("a"))
  }

  @Test func `the hash is FNV-1a`() {
    var hash = StableHash()
    hash.add("foobar")
    #expect(hash.value == 0x8594_4171_f739_67e8)
  }

  @Test func `an id is a prefix and ten digits that cannot be misread`() {
    let id = StableID.make("st", "feed", "entry")
    #expect(id.hasPrefix("st_"))
    #expect(id.utf8.count == 13)
    #expect(id.dropFirst(3).allSatisfy { "0123456789abcdefghjkmnpqrstvwxyz".contains($0) })
  }

  @Test func `a hundred thousand entries get as many ids`() {
    var ids: Set<String> = []
    for number in 0..<100_000 { ids.insert(StableID.make("ar", "feed", String(number))) }
    #expect(ids.count == 100_000)
  }
}
