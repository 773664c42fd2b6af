import News
import Reporting

/// The MESSAGE_ID of each kind of line: 128 random bits, by which journald finds its text in
/// `systemd/storywatch.catalog` (journalctl -x). Once given, an id stays.
enum JournalMessageID {
  static func of(_ kind: AlertKind) -> String {
    switch kind {
    case .story: "86328411af1b447289bd74a480e927fc"
    case .development: "6fefae98112540a0b3348844e2a46ecc"
    case .confirmed: "689db0bda46e4a9cb16a66b61c33b73e"
    case .dispute: "1ea2780705f641d48c072d9f6e3d8114"
    case .number: "e6825f6c9bf943d18da905f43f4e3877"
    case .correction: "dca9247d42a4461da279d3af6f20b220"
    case .edit: "f932126684944329bfd7d2a7bfa64b0a"
    }
  }

  static func of(_ kind: Operation.Kind) -> String {
    switch kind {
    case .feedFailing: "72a59940d165426c8e13b251a6a5edd4"
    case .feedRecovered: "67f97dcf0f004a82bac839a852ff69d7"
    case .feedSilent: "135f4e4a1b804a64a9e7fcc9e7d6157e"
    case .feedMoved: "66ae03cbb10b4b08b2c7ebce649caa32"
    case .feedGone: "785e4fbe7b8c4c8cb006ba9ef5163f1d"
    case .feedQuarantined: "e0ab9221fda448b9901e9fcd18ee495c"
    case .feedFlood: "04c39b146d7d406397b026bb15a87b29"
    case .feedCut: "51744481d8394bfcb1297a4e714182f2"
    case .feedResting: "925af6ce6b584d85b774d8d316549371"
    case .networkDown: "3e102ef334a64a528894f5ccd9ab5ebd"
    case .networkUp: "65e6db01b4b94ec4ab4b5a44a36a9a57"
    case .watchBlind: "6f53de7829e54cf4a76fe4e89b9b6d31"
    case .watchSpent: "541df319e8c846aaae3310b428bbd5b0"
    case .webhookFailing: "601bdd7a21173fc329f5172e994bcf35"
    case .webhookRecovered: "271c8e49145cf3e3f2b8f631212ba787"
    case .configRejected: "db96e7599a74440595a1e0010086f460"
    case .configLoaded: "6f254f1d04044ee78358f7c15c395cb5"
    case .poll: "d9add44165bc4ae592b723fa79fa5a7a"
    case .digest: "e3b5e5fbd0064c54885eb295893488dc"
    case .logDropped: "d7ce67b1753d4bb7bb2c21cc36af7218"
    case .trouble: "54529079ce344113ba2da4438dce9b26"
    }
  }
}
