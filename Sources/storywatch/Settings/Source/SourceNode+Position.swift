extension SourceNode {
  /// Where the byte at `offset` of this scalar's value (UTF-8) stands in the file.
  ///
  /// The value and the file differ by quotes, escapes, folded lines and indentation. Where the two
  /// cannot be brought into step the place of the whole value is returned.
  func place(ofByte offset: Int) -> Place {
    guard case .scalar(let text, let style) = content, let start = source.index(of: place) else {
      return place
    }
    var walk = ScalarWalk(scalars: source.scalars, index: start, style: style)
    walk.enter()
    var consumed = 0
    for scalar in text.unicodeScalars {
      guard walk.reach(scalar) else { return place }
      if consumed >= offset { return source.place(of: walk.index) }
      consumed += UTF8.width(scalar)
      walk.index += walk.width
    }
    return source.place(of: min(walk.index, source.scalars.count))
  }
}

/// Walks through a scalar as it is written while another walks through its value.
private struct ScalarWalk {
  let scalars: [Unicode.Scalar]
  var index: Int
  let style: SourceNode.Style
  /// How many scalars of the file made the scalar that was reached.
  var width = 1

  /// Steps over the opening quote, or over the header line of a block.
  mutating func enter() {
    switch style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: index += 1
    case .literal, .folded:
      while let here, !SourceText.isLineBreak(here) { index += 1 }
      index += 1
      skipIndentation()
    }
  }

  /// Moves to where `wanted` is written; false where something else is.
  mutating func reach(_ wanted: Unicode.Scalar) -> Bool {
    width = 1
    while let here {
      if style == .doubleQuoted, here == "\\" {
        guard let escape = escapeWidth() else { return false }
        width = escape
        return true
      }
      if style == .singleQuoted, here == "'" {
        width = 2
        return wanted == "'"
      }
      if here == wanted, !SourceText.isLineBreak(here) { return true }
      if SourceText.isLineBreak(here) {
        // A folded line break is a space, one that is kept a line feed.
        guard wanted == " " || wanted == "\n" else { return false }
        let start = index
        while let next = self.here, SourceText.isLineBreak(next) { index += 1 }
        skipIndentation()
        width = index - start
        index = start
        return true
      }
      guard here == " " || here == "\t" else { return false }
      index += 1
    }
    return wanted == "\n"
  }

  private var here: Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  private mutating func skipIndentation() {
    while let here, here == " " { index += 1 }
  }

  private func escapeWidth() -> Int? {
    guard scalars.indices.contains(index + 1) else { return nil }
    switch scalars[index + 1] {
    case "x": return 4
    case "u": return 6
    case "U": return 10
    case let next where SourceText.isLineBreak(next): return nil
    default: return 2
    }
  }
}
