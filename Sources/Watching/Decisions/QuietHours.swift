public import News

/// The part of the local day in which lines wait, unless they are severe enough.
public struct QuietHours: Hashable, Sendable {
  /// Local minute of the day, 0 to 1,439, at which quiet begins.
  public var fromMinute: Int
  /// Local minute of the day at which it ends; before `fromMinute` it ends the next morning.
  public var toMinute: Int
  /// Alerts of this severity and above do not wait.
  public var except: Severity

  public init(fromMinute: Int, toMinute: Int, except: Severity = .critical) {
    self.fromMinute = fromMinute
    self.toMinute = toMinute
    self.except = except
  }
}
