import News
import Testing

@testable import Pipeline

@Suite struct TroublesTests {
  @Test func `a trouble is told at once, then less and less often, and anew when it had passed`() {
    var troubles = Troubles()
    var told: [Int64] = []
    for second in stride(from: Int64(0), through: 86_400, by: 10) {
      if troubles.isToBeTold("disk", at: Timestamp(seconds: second)) { told.append(second) }
    }
    #expect(told.prefix(4) == [0, 60, 180, 420])
    #expect(told.count < 15)
    let other = troubles.isToBeTold("file", at: Timestamp(seconds: 86_400))
    let again = troubles.isToBeTold("disk", at: Timestamp(seconds: 3 * 86_400))
    // A clock that was set back keeps no trouble quiet.
    let back = troubles.isToBeTold("disk", at: Timestamp(seconds: 2 * 86_400))
    #expect([other, again, back] == [true, true, true])
  }
}
