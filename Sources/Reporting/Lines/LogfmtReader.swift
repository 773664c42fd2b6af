/// Reads back what `LogfmtWriter` wrote.
public enum LogfmtReader {
  /// Keys and values in the order of the line; what is no pair is left out.
  public static func fields(of line: String) -> [(key: String, value: String)] {
    let bytes = Array(line.utf8)
    var fields: [(key: String, value: String)] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "="), bytes[index] != 0x20 {
        index += 1
      }
      let key = String(decoding: bytes[start..<index], as: UTF8.self)
      guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
        index += 1
        continue
      }
      index += 1
      fields.append((key, value(bytes, &index)))
      index += 1
    }
    return fields
  }

  /// Leaves `index` at the blank behind the value, or at the end.
  private static func value(_ bytes: [UInt8], _ index: inout Int) -> String {
    var value: [UInt8] = []
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      while index < bytes.count, bytes[index] != 0x20 {
        value.append(bytes[index])
        index += 1
      }
      return String(decoding: value, as: UTF8.self)
    }
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { index += 1 }
      value.append(bytes[index])
      index += 1
    }
    index += 1
    return String(decoding: value, as: UTF8.self)
  }
}
