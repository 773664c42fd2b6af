import Testing

@testable import Reporting

@Suite struct LogfmtReaderTests {
  @Test(arguments: ["", "=", "a", "a=\"", "a=\"\\", "\"=\"\"", "a=1  b", "= =", "a=\"x\"y b=2"])
  func `no line traps`(line: String) {
    _ = LogfmtReader.fields(of: line)
  }
}
