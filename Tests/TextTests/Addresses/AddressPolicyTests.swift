import Testing

@testable import Text

@Suite struct AddressPolicyTests {
  private static let denying = AddressPolicy(deniesPrivate: true, allowed: [])

  @Test func `every block of the table is readable`() {
    for text in AddressPolicy.specialBlocks { #expect(AddressBlock(text) != nil, "\(text)") }
  }

  @Test(arguments: [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "100.100.100.200",
    "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
    "192.0.0.192", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "168.63.129.16", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1",
    "::ffff:0:127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
    "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::", "2001::1", "2001:db8::1", "100::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
  ]) func `special addresses are refused in every form`(text: String) throws {
    let address = try #require(Address(text))
    #expect(Self.denying.refuses(address))
    #expect(!AddressPolicy(deniesPrivate: false, allowed: []).refuses(address))
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "172.15.0.1",
    "172.32.0.1", "192.167.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.255", "169.253.1.1",
    "168.63.129.17", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1", "2606:4700::1111",
    "2a00:1450::1", "2001:4860:4860::8888",
  ]) func `public addresses are not`(text: String) throws {
    #expect(!Self.denying.refuses(try #require(Address(text))))
  }

  @Test func `an exception opens its own block and its mapped form, nothing else`() throws {
    let block = try #require(AddressBlock("10.1.0.0/16"))
    let policy = AddressPolicy(deniesPrivate: true, allowed: [block])
    for text in ["10.1.2.3", "::ffff:10.1.2.3"] {
      #expect(!policy.refuses(try #require(Address(text))))
    }
    for text in ["10.2.0.1", "127.0.0.1", "64:ff9b::10.1.2.3", "2002:a01:203::"] {
      #expect(policy.refuses(try #require(Address(text))))
    }
  }

  @Test(arguments: [
    "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "fd00::/129", "localhost", "", "/8",
    "10.0.0.0/8/8", "10.0.0.0/+8", "10.0.0.0/99999999999999999999",
  ]) func `what is no block is none`(text: String) {
    #expect(AddressBlock(text) == nil)
  }

  @Test func `a block holds an address whose bits after its prefix are cleared`() throws {
    let address = try #require(Address("10.1.2.3"))
    #expect("\(AddressBlock(of: address, length: 20))" == "10.1.0.0/20")
    #expect(AddressBlock(of: address, length: 32) == AddressBlock("10.1.2.3/32"))
    #expect(AddressBlock(of: address, length: 0) == AddressBlock("0.0.0.0/0"))
  }
}
