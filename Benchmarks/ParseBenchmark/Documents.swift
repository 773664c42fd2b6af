import Glibc
import Text

/// The documents to be measured: files, folders of files, and JSON lines whose `document_base64` or `body` is
/// a document.
enum Documents {
  static func read(_ paths: [String]) -> [[UInt8]] {
    paths.flatMap { path in
      names(inFolder: path).map { names in names.flatMap { read([path + "/" + $0]) } }
        ?? documents(inFile: path)
    }
  }

  /// Nil where the path is no folder.
  private static func names(inFolder path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func documents(inFile path: String) -> [[UInt8]] {
    let bytes = contents(path)
    guard path.hasSuffix(".jsonl") else { return [bytes] }
    return bytes.split(separator: 0x0a).compactMap { line in
      guard let value = try? JSONValue.parse(Array(line)) else { return nil }
      if let base64 = value["document_base64"]?.string { return Base64.decode(Array(base64.utf8)) }
      return value["body"]?.string.map { Array($0.utf8) }
    }
  }

  /// What a file holds; nothing where it cannot be read.
  static func contents(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    return file >= 0 ? contents(of: file) : []
  }

  /// All that an open file still has to give; closes it.
  static func contents(of file: Int32) -> [UInt8] {
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
