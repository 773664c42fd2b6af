import GRDB
import News

extension Store {
  public func stock() async throws(StoreError) -> StoreStock {
    var stock = try await read { db in
      var stock = StoreStock()
      // Asked state by state: each has its index.
      for state in ["pending", "told"] {
        stock.unwrittenAlerts +=
          try db.row(
            "SELECT count(*) FROM alerts WHERE state = '\(state)'", as: { try $0.integer() }) ?? 0
      }
      stock.waitingDeliveries = try Self.waitingDeliveries(in: db)
      stock.lastDigest = try db.row(
        "SELECT max(written_at) FROM digests", as: { try $0.timeIfAny() }
      ).flatMap { $0 }
      return stock
    }
    stock.bytes = try await sizeInBytes()
    return stock
  }
}
