import News
import Storage
import TestSupport
import Testing
import Watching

@testable import Pipeline

@Suite struct WaitingAlertsTests {
  @Test func `lines that wait for the end of quiet hours do so as long as the settings say`()
    async throws
  {
    var loud = PollingDesk.settings()
    loud.watches = Settings.watchingEverything.watches
    loud.alerts.settle = .zero
    var quiet = loud
    quiet.alerts.quiet = QuietHours(fromMinute: 11 * 60, toMinute: 14 * 60)
    try await PollingDesk.open(quiet) { desk in
      try await desk.context.findThreeAlerts()
      let end = PollingDesk.noon.adding(seconds: 2 * 3_600)
      #expect(try await desk.context.store.nextAlertDue() == end)
      let daemon = Daemon(context: desk.context, environment: [:])
      for (settings, due) in [(quiet, end), (loud, PollingDesk.noon), (quiet, end)] {
        try await daemon.reload(settings)
        let alerts = try await desk.context.store.alertsDue(at: end, limit: 9)
        #expect(alerts.map(\.dueAt) == [due, due, due])
      }
    }
  }

  @Test func `lines that wait are not told of a watch that is taken out, and its decisions say so`()
    async throws
  {
    var settings = PollingDesk.settings()
    settings.watches = Settings.watchingEverything.watches
    try await PollingDesk.open(settings) { desk in
      try await desk.context.findThreeAlerts()
      settings.watches[0].id = "other"
      try await Daemon(context: desk.context, environment: [:]).reload(settings)
      #expect(try await desk.context.store.nextAlertDue() == nil)
      let day = try await desk.context.store.digestData(
        from: PollingDesk.noon, to: PollingDesk.noon.adding(seconds: 86_400))
      #expect(day.holds.map(\.reason) == [.removed] && day.holds.first?.count == 3)
    }
  }

  /// In the nights of 24 October 2026 and of 27 March 2027.
  @Test(arguments: [(1_792_877_400, 1_792_904_400), (1_806_186_600, 1_806_206_400)])
  func `quiet hours end by the clock on the wall where it is changed in them`(
    found: Int64, due: Int64
  ) {
    var settings = Settings(stateDirectory: "", timeZone: "Europe/Brussels")
    settings.alerts.quiet = QuietHours(fromMinute: 22 * 60, toMinute: 6 * 60)
    #expect(
      ActiveSettings(settings).due(.low, found: Timestamp(seconds: found))
        == Timestamp(seconds: due))
  }
}
