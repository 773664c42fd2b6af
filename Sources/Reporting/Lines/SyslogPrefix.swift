import News

/// The `<N>` by which systemd reads the priority of a line on standard output (sd-daemon(3)).
public enum SyslogPrefix {
  /// The prefix of a line written by `AlertLine.logfmt` or `OperationLine.logfmt`, by its severity.
  public static func of(_ line: String) -> String {
    let word = line.split(separator: " ").first { $0.hasPrefix("severity=") }
    let severity = word.flatMap { Severity(rawValue: String($0.dropFirst("severity=".count))) }
    return "<\((severity ?? .info).syslogPriority)>"
  }
}
