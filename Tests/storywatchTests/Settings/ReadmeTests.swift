import Foundation
import Testing

@testable import storywatch

/// The configurations that the README prints.
@Suite struct ReadmeTests {
  /// Its YAML blocks with feeds: what has none is a part of one.
  static let configurations: [String] = {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let text = (try? String(contentsOfFile: "/\(root)/README.md", encoding: .utf8)) ?? ""
    return text.components(separatedBy: "```yaml\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
      .filter { block in block.split(separator: "\n").contains { $0.hasPrefix("feeds:") } }
  }()

  @Test func `the README prints a small configuration and a larger one`() {
    #expect(Self.configurations.count == 2)
  }

  @Test(arguments: configurations) func `each of them is accepted as printed, without a warning`(
    yaml: String
  ) throws {
    let configuration = try Configuration(yaml)
    #expect(configuration.errors() == [])
    #expect(try configuration.notices() == [])
  }
}
