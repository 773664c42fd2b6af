/// Reads escaped Markdown of our own making back, strictly.
enum MarkdownReader {
  /// The text of one line in which nothing but escapes and references may be markup; nil where something else is.
  static func text(of line: String) -> String? {
    var text = String.UnicodeScalarView()
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\":
        guard let escaped = rest.popFirst(), escaped.isASCII, !escaped.properties.isAlphabetic
        else { return nil }
        text.append(escaped)
      case "&":
        let name = rest.prefix { $0 != ";" }
        guard !name.isEmpty, name.count < rest.count, name.allSatisfy(isOfReference) else {
          text.append(scalar)
          continue
        }
        guard let letter = references[String(name)] else { return nil }
        text.append(letter)
        rest = rest.dropFirst(name.count + 1)
      case "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "$", "{", "}", "@": return nil
      case "-" where text.isEmpty, "+" where text.isEmpty: return nil
      case ":" where rest.starts(with: "//".unicodeScalars): return nil
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func isOfReference(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "#" || scalar.isASCII && Character(scalar).isLetter || ("0"..."9").contains(scalar)
  }

  private static let references: [String: Unicode.Scalar] = ["lt": "<", "gt": ">", "amp": "&"]
}
