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
