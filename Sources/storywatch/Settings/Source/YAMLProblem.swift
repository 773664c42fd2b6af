/// A complaint of the YAML library, turned into words that help.
struct YAMLProblem {
  /// The library's words.
  var problem: String
  var context: String?
  var place: Place

  func report(in source: SourceText, _ findings: inout Findings) {
    if let tab = tabThatIndents(in: source) {
      findings.error(tab, "a tab indents this line", remedy: "YAML indents with spaces only")
      return
    }
    findings.error(place, message, remedy: remedy(in: source))
  }

  private var message: String {
    if problem.hasPrefix("but found another document") {
      return "a second document begins here"
    }
    if problem.hasPrefix("Maximum nesting level") { return "nested too deeply" }
    return "not YAML: " + problem + (context.map { " " + $0 } ?? "")
  }

  private func remedy(in source: SourceText) -> String? {
    if let context, context.contains("scanning an alias") {
      return "* begins an alias: put quotes around the value, as in query: '*'"
    }
    switch problem {
    case "mapping values are not allowed in this context":
      return "check the indentation, and put quotes around a value that contains \": \""
    case "found character that cannot start any token":
      return "put quotes around the value"
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <block end>":
      return "check the indentation, and the quotes of the lines above"
    case "could not find expected ':'":
      return "a key is followed by a colon and a space"
    case "found unexpected end of stream", "did not find expected ',' or ']'",
      "did not find expected ',' or '}'":
      return "a quote or bracket is not closed"
    case "found undefined alias":
      return "put quotes around a value that begins with *"
    case "but found another document":
      return "remove the line ---"
    default:
      return nil
    }
  }

  /// libyaml takes a tab in the indentation for many things, seldom for a tab.
  private func tabThatIndents(in source: SourceText) -> Place? {
    for line in [place.line, place.line - 1] where source.lineStarts.indices.contains(line - 1) {
      var index = source.lineStarts[line - 1]
      while index < source.scalars.count, source.scalars[index] == " " { index += 1 }
      if index < source.scalars.count, source.scalars[index] == "\t" {
        return source.place(of: index)
      }
    }
    return nil
  }
}
