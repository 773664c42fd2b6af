import Testing
import Text

@Suite struct URLTests {
  /// RFC 3986 section 5.4, normal and abnormal examples.
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
    (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
    ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("/./g", "http://a/g"), ("/../g", "http://a/g"),
    ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"), ("g..", "http://a/b/c/g.."),
    ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"),
    ("g/../h", "http://a/b/c/h"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"),
    ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func `references resolve as the RFC has it`(reference: String, url: String) throws {
    let base = try #require(BaseURL("http://a/b/c/d;p?q"))
    #expect(base.resolve(reference) == url)
  }

  @Test(arguments: ["", "x", "/x", "javascript:x", "file:///etc", "mailto:a@b.example", "http:x"])
  func `what is no web address is no base`(text: String) {
    #expect(BaseURL(text) == nil)
  }

  @Test(arguments: [
    ("caf\u{e9}", "http://a.example/caf\u{e9}"), (" x y ", "http://a.example/x y"),
    ("x\ny", "http://a.example/xy"), ("%zz|[1]", "http://a.example/%zz|[1]"),
  ])
  func `what feeds write is left as it is`(reference: String, url: String) throws {
    #expect(try #require(BaseURL("http://a.example/")).resolve(reference) == url)
  }

  @Test(arguments: [
    ("HTTP://News.Example:80/a/", "https://news.example/a"),
    ("http://www.news.example/a?utm_source=x&b=1#top", "http://news.example/a?b=1"),
    ("http://news.example/%7euser/%c3%a9", "http://news.example/~user/%C3%A9"),
    ("http://news.example/a/../b", "http://news.example/b"),
    ("http://news.example?fbclid=1", "http://news.example/"),
    ("http://user@news.example:443/", "https://news.example"),
  ])
  func `links that lead to the same page have one key`(one: String, other: String) {
    #expect(URLKey.of(one) == URLKey.of(other))
    #expect(URLKey.of(one) != nil)
  }

  @Test(arguments: [
    ("http://news.example/a", "http://news.example/b"),
    ("http://news.example/a?id=1", "http://news.example/a?id=2"),
    ("http://news.example/A", "http://news.example/a"),
    ("http://news.example:8080/", "http://news.example/"),
    ("http://news.example/#!/1", "http://news.example/#!/2"),
  ])
  func `links that may lead to different pages have two keys`(one: String, other: String) {
    #expect(URLKey.of(one) != URLKey.of(other))
  }

  @Test func `only web addresses have a key`() {
    #expect(URLKey.of("mailto:a@news.example") == nil)
    #expect(URLKey.of("/relative") == nil)
  }

  @Test(arguments: [
    ("https://news.example.com/x", "example.com"), ("http://example.com", "example.com"),
    ("https://www.paper.example.co.uk/", "example.co.uk"),
    ("http://a.b.example.com.au", "example.com.au"),
    ("http://x.example.go.jp:8080/", "example.go.jp"),
    ("http://ann.blogspot.com/", "ann.blogspot.com"),
    ("http://192.0.2.7/x", "192.0.2.7"), ("http://[2001:db8::1]/", "[2001:db8::1]"),
    ("http://localhost/", "localhost"), ("http://user:pw@News.Example.ORG./", "example.org"),
    ("http://co.uk/", "co.uk"),
  ])
  func `the registrable domain of a host`(url: String, domain: String) {
    #expect(RegistrableDomain.of(url: url) == domain)
  }

  @Test func `what has no host has no registrable domain`() {
    #expect(RegistrableDomain.of(url: "/x") == nil)
    #expect(RegistrableDomain.of(url: "mailto:a@b.example") == nil)
  }
}
