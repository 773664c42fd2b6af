import Glibc

/// The files of a configuration: the one that was named and those that it includes, in order.
struct SettingsFiles {
  static let keys = [
    "version", "include", "state", "timezone", "defaults", "limits", "publishers", "groups",
    "feeds",
    "watches", "alerts", "digest", "retention", "metrics",
  ]
  static let maximumFiles = 1_000

  /// One section for each file that could be read, in the order in which they count.
  private(set) var sections: [Section] = []
  /// Paths, in the same order.
  private(set) var paths: [String] = []
  /// The real paths of the files that are being read, outermost first.
  private var open: [String] = []

  /// `contents` stand for what is in the file at `path`, where they are given; else `mayWait` for it, where it is a pipe.
  init(path: String, contents: [UInt8]? = nil, mayWait: Bool, _ findings: inout Findings) {
    add(path, from: nil, contents: contents, mayWait: mayWait, &findings)
  }

  private mutating func add(
    _ path: String, from origin: Place?, contents: [UInt8]? = nil, mayWait: Bool = false,
    _ findings: inout Findings
  ) {
    let identity = Self.realPath(path)
    guard !open.contains(identity) else {
      findings.error(
        origin ?? .whole(path), "\(path) includes itself",
        remedy: open.count > 1 ? "by way of \(open.count - 1) more" : nil)
      return
    }
    guard paths.count < Self.maximumFiles else {
      findings.error(origin ?? .whole(path), "more than \(Self.maximumFiles) files")
      return
    }
    paths.append(path)
    let source =
      if let contents {
        SourceText(contents, path: path, &findings)
      } else {
        SourceText(contentsOf: path, from: origin, mayWait: mayWait, &findings)
      }
    guard let source, let root = YAMLDocument.read(source, beginningWith: "feeds", &findings),
      let section = Self.section(root, &findings)
    else { return }
    sections.append(section)
    if let version = section.node("version") { Self.checkVersion(version, &findings) }
    open.append(identity)
    addIncluded(section, &findings)
    open.removeLast()
  }

  private mutating func addIncluded(_ section: Section, _ findings: inout Findings) {
    guard let node = section.node("include"), let patterns = node.list(&findings) else { return }
    for pattern in patterns {
      guard let path = pattern.path(&findings) else { continue }
      let files = Self.matches(of: path)
      if files.isEmpty {
        let isPattern = path.utf8.contains { Array("*?[".utf8).contains($0) }
        if isPattern {
          findings.warn(pattern.place, "no file matches \(path)")
        } else {
          findings.error(pattern.place, "\(path) does not exist")
        }
      }
      for file in files { add(file, from: pattern.place, &findings) }
    }
  }

  private static func section(_ root: SourceNode, _ findings: inout Findings) -> Section? {
    switch root.content {
    case .mapping:
      return Section(root, called: "the file", keys: keys, &findings)
    case .empty:
      findings.error(.whole(root.place.file), "the file is empty", remedy: "begin with \"feeds:\"")
    case .sequence:
      findings.error(
        root.place, "the file is a list", remedy: "put \"feeds:\" on a line before its first item")
    case .scalar:
      findings.error(
        root.place, "the file is no configuration: it reads \(root.kind)",
        remedy: "begin with \"feeds:\"")
    }
    return nil
  }

  private static func checkVersion(_ node: SourceNode, _ findings: inout Findings) {
    guard let (text, _) = node.scalar("a version", &findings), text != "1" else { return }
    findings.error(
      node.place, "version \(text) is not known", remedy: "this program reads version 1")
  }

  /// Paths that match a shell pattern, in the order of their bytes: the same in every locale.
  private static func matches(of pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_NOSORT, nil, &found) == 0, let list = found.gl_pathv else { return [] }
    var paths: [String] = []
    for index in 0..<Int(found.gl_pathc) {
      if let path = list[index] { paths.append(String(cString: path)) }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func realPath(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
