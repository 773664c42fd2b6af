import Yams

/// Reads YAML into `SourceNode`s: the only file that knows the YAML library.
///
/// Refuses what has no meaning here (merge keys, tags, keys that are not words) and what could grow
/// without bounds (aliases of aliases).
struct YAMLDocument {
  /// Values in one file after aliases were followed; nine aliases of nine aliases are soon a billion.
  static let maximumNodes = 200_000
  /// The keys of `feeds.yaml` nest five deep.
  static let maximumDepth = 32

  private let source: SourceText
  private let repeatedKeys: RepeatedKeys
  private var nodes = 0

  /// The only document of `source`, which should have the key `first`; nil, and reported, where it is no YAML.
  static func read(
    _ source: SourceText, beginningWith first: String, _ findings: inout Findings
  ) -> SourceNode? {
    var repeated = RepeatedKeys(source)
    while true {
      do {
        // Values are read where it is known what they shall be, not by the library's regular expressions.
        guard let root = try Yams.compose(yaml: repeated.text, .basic, .default, .utf8) else {
          findings.error(
            .whole(source.path), "the file is empty", remedy: "begin with \"\(first):\"")
          return nil
        }
        var document = YAMLDocument(source: source, repeatedKeys: repeated)
        return document.convert(root, depth: 0, &findings)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context)
        where repeated.rename(keys.first, at: source.place(context.mark))
      {
        continue
      } catch {
        YAMLDocument.report(error, in: source, &findings)
        return nil
      }
    }
  }

  private init(source: SourceText, repeatedKeys: RepeatedKeys) {
    self.source = source
    self.repeatedKeys = repeatedKeys
  }
}

extension YAMLDocument {
  private mutating func convert(_ node: Node, depth: Int, _ findings: inout Findings) -> SourceNode?
  {
    let place = node.mark.map(source.place) ?? .whole(source.path)
    nodes += 1
    if nodes == Self.maximumNodes {
      findings.error(
        .whole(source.path), "more than \(Self.maximumNodes) values", remedy: "use fewer aliases")
    }
    guard nodes < Self.maximumNodes else { return nil }
    guard depth < Self.maximumDepth else {
      findings.error(place, "nested too deeply")
      return nil
    }
    let content: SourceNode.Content
    switch node {
    case .scalar(let scalar):
      content = Self.content(scalar)
    case .sequence(let sequence):
      content = .sequence(sequence.compactMap { convert($0, depth: depth + 1, &findings) })
    case .mapping(let mapping):
      content = .mapping(entries(mapping, depth: depth, &findings))
    case .alias:
      // The composer has already put the value in place of every alias.
      return nil
    }
    return SourceNode(content: content, place: place, source: source)
  }

  private mutating func entries(
    _ mapping: Node.Mapping, depth: Int, _ findings: inout Findings
  ) -> [SourceNode.Entry] {
    var entries: [SourceNode.Entry] = []
    var repeated: [(key: String, place: Place)] = []
    for pair in mapping {
      let place = pair.key.mark.map(source.place) ?? .whole(source.path)
      guard case .scalar(let scalar) = pair.key else {
        findings.error(place, "a key must be a word")
        continue
      }
      if let key = repeatedKeys.original(of: scalar.string) {
        repeated.append((key, place))
        continue
      }
      if scalar.string == "<<", scalar.style == .plain {
        findings.error(
          place, "merge keys are not read",
          remedy: "put what feeds share under defaults: or groups:")
        continue
      }
      guard let value = convert(pair.value, depth: depth + 1, &findings) else { continue }
      entries.append(SourceNode.Entry(key: scalar.string, place: place, value: value))
    }
    for (key, place) in repeated {
      let last = entries.last { $0.key == key }
      findings.error(
        last?.place ?? place, "\"\(key)\" stands here for the second time",
        remedy: "the first is in line \(place.line)")
    }
    return entries
  }

  private static func content(_ scalar: Node.Scalar) -> SourceNode.Content {
    switch scalar.style {
    case .any, .plain:
      switch scalar.string {
      case "", "~", "null", "Null", "NULL": .empty
      default: .scalar(scalar.string, .plain)
      }
    case .singleQuoted: .scalar(scalar.string, .singleQuoted)
    case .doubleQuoted: .scalar(scalar.string, .doubleQuoted)
    case .literal: .scalar(scalar.string, .literal)
    case .folded: .scalar(scalar.string, .folded)
    }
  }
}

extension YAMLDocument {
  private static func report(
    _ error: any Error, in source: SourceText, _ findings: inout Findings
  ) {
    switch error {
    case YamlError.scanner(let context, let problem, let mark, _),
      YamlError.parser(let context, let problem, let mark, _),
      YamlError.composer(let context, let problem, let mark, _):
      YAMLProblem(problem: problem, context: context?.text, place: source.place(mark))
        .report(in: source, &findings)
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let names = keys.sorted().joined(separator: ", ")
      findings.error(source.place(context.mark), "\(names): given more than once")
    default:
      findings.error(.whole(source.path), "the file is not YAML: \(error)")
    }
  }
}

extension SourceText {
  func place(_ mark: Mark) -> Place {
    Place(file: path, line: mark.line, column: mark.column)
  }
}
