internal import Glibc

/// Natural logarithms as the models use them.
enum Logarithm {
  /// ln of a probability; of the least positive one where it is 0
  static func of(_ probability: Float) -> Float {
    logf(max(probability, .leastNormalMagnitude))
  }

  /// ln(1 + count)
  static func ofOnePlus(_ count: Int) -> Float {
    logf(1 + Float(max(0, count)))
  }

  /// ln(1 + amount)
  static func ofOnePlus(_ amount: Float) -> Float {
    logf(1 + max(0, amount))
  }

  /// ln(1 / (1 + e^-z))
  static func ofSigmoid(_ z: Double) -> Double {
    z >= 0 ? -log1p(exp(-z)) : z - log1p(exp(z))
  }

  /// 1 / (1 + e^-z)
  static func sigmoid(_ z: Double) -> Double {
    1 / (1 + exp(-z))
  }
}
