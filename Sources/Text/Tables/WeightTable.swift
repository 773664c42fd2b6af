internal import CTables

/// Named rows of weights, one column per label, as embedded in the program.
public struct WeightTable: Sendable {
  /// One label per column.
  public let labels: [String]
  /// Names of the rows, in the order of the file.
  public let names: [String]
  /// Row after row, `labels.count` weights each.
  public let weights: [Float]

  /// Sentence roles: cues, words and word pairs.
  public static let roles = WeightTable(ctable_roles())
  /// Sentence roles: the trees of the second pass, one a row.
  public static let roleTrees = WeightTable(ctable_role_trees())
  /// Attribution: cues and words; one column.
  public static let attribution = WeightTable(ctable_attribution())
  /// Novelty of sentences: one column per regression.
  public static let novelty = WeightTable(ctable_novelty())
  /// Novelty of sentences: trees, one a row.
  public static let noveltyTrees = WeightTable(ctable_novelty_trees())
  /// Probability of a word to be the cue of an attribution; one column.
  public static let attributionCues = WeightTable(ctable_attribution_cues())

  /// The weights of row `index`.
  public func row(_ index: Int) -> ArraySlice<Float> {
    weights[index * labels.count..<(index + 1) * labels.count]
  }

  /// The first line names the columns; every further line is a name and its weights, set apart by tabs.
  private init(_ table: ctable) {
    let bytes = UnsafeBufferPointer(start: table.bytes, count: table.count)
    var lines = bytes.split(separator: 0x0a)[...]
    let header = lines.popFirst()?.split(separator: 0x09).dropFirst() ?? []
    labels = header.map { String(decoding: $0, as: UTF8.self) }
    var names: [String] = []
    var weights: [Float] = []
    names.reserveCapacity(lines.count)
    weights.reserveCapacity(lines.count * labels.count)
    for line in lines {
      let fields = line.split(separator: 0x09)
      guard fields.count == labels.count + 1 else { continue }
      names.append(String(decoding: fields[0], as: UTF8.self))
      for field in fields.dropFirst() { weights.append(Self.number(field)) }
    }
    self.names = names
    self.weights = weights
  }

  /// Reads `-1.234`; the tables hold nothing else.
  private static func number(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> Float {
    var value = 0
    var scale = 1
    var isFraction = false
    for byte in field {
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if byte >= 0x30, byte <= 0x39, value < 1_000_000_000 {
        value = value * 10 + Int(byte - 0x30)
        if isFraction { scale *= 10 }
      }
    }
    let magnitude = Float(value) / Float(scale)
    return field.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }
}
