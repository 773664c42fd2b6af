import Glibc
import Pipeline
import Testing

@testable import storywatch

struct IncludeTests {
  @Test func `included files follow in lexical order, whatever the order of the directory`() throws
  {
    let files = [
      "d/b.yaml": "feeds: [https://b.example/]\n", "d/a.yaml": "feeds: [https://a.example/]\n",
      "d/B.yaml": "feeds: [https://c.example/]\n", "d/x.txt": "no\n",
    ]
    let configuration = try Configuration(
      "include: [d/*.yaml]\nfeeds: [https://main.example/]\n", files: files)
    #expect(
      try configuration.read().settings.feeds.map(\.id) == [
        "main-example", "c-example", "a-example", "b-example",
      ])
  }

  @Test func `the errors of all files are told, each with its file`() throws {
    let configuration = try Configuration(
      "include: [d/*.yaml]\nfeeds: [{ id: a, url: https://a.example/ }]\nstat: x\n",
      files: ["d/a.yaml": "feeds: [{ id: a, url: https://b.example/ }]\ndigest: { at: noon }\n"])
    #expect(
      configuration.errors() == [
        "feeds.yaml:3:1: unknown key \"stat\" in the file (did you mean \"state\"?)",
        "d/a.yaml:1:15: feed \"a\" is already defined (at feeds.yaml:2:15)",
        "d/a.yaml:2:15: \"noon\" is no time of day (\"00:00\" to \"23:59\", with its quotes)",
      ])
  }

  @Test func `files that include each other are refused`() throws {
    let configuration = try Configuration(
      "include: [a.yaml]\nfeeds: [https://a.example/]\n",
      files: ["a.yaml": "include: [feeds.yaml, a.yaml]\n"])
    #expect(
      configuration.errors() == [
        "a.yaml:1:11: feeds.yaml includes itself (by way of 1 more)",
        "a.yaml:1:23: a.yaml includes itself (by way of 1 more)",
      ])
  }

  @Test func `what can be said once only is an error in a second file`() throws {
    let configuration = try Configuration(
      "include: [a.yaml]\nalerts: { budget: 5 }\nfeeds: [https://a.example/]\n",
      files: ["a.yaml": "alerts: { budget: 6 }\n"])
    #expect(
      configuration.errors() == [
        "a.yaml:1:1: \"alerts\" is already given (at feeds.yaml:2:1)"
      ])
  }

  @Test func `a named file that is missing is an error, a pattern without files a warning`() throws
  {
    let missing = try Configuration("include: [gone.yaml]\nfeeds: [https://a.example/]\n")
    #expect(missing.errors() == ["feeds.yaml:1:11: gone.yaml does not exist"])
    let pattern = try Configuration("include: [d/*.yaml]\nfeeds: [https://a.example/]\n")
    #expect(try pattern.notices() == ["feeds.yaml:1:11: warning: no file matches d/*.yaml"])
  }

  @Test func `a pipe among the included files is refused, not waited for`() throws {
    let configuration = try Configuration(
      "include: [d/*.yaml]\nfeeds: [https://a.example/]\n", files: ["d/a.yaml": "groups: {}\n"])
    mkfifo(configuration.directory + "/d/b.yaml", 0o600)
    #expect(
      configuration.errors() == [
        "feeds.yaml:1:11: d/b.yaml is a pipe or a device, which may never end "
          + "(put a regular file in its place)"
      ])
  }

  @Test func `a group of one file serves the feeds of another`() throws {
    let configuration = try Configuration(
      "include: [a.yaml]\nfeeds: [{ url: https://a.example/, group: g }]\n",
      files: ["a.yaml": "groups: { g: { interval: 40m } }\n"])
    #expect(try configuration.read().settings.feeds.first?.interval == .seconds(2_400))
  }
}
