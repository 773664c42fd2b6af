import Glibc

/// Reads local feeds: a file, or a directory of files.
public enum FileFeed {
  /// One file's name and contents.
  public struct Document: Hashable, Sendable {
    public var name: String
    public var bytes: [UInt8]
  }

  /// The file at `path`, or the regular files in the directory there, by name in byte order;
  /// dotfiles are skipped, and so are links that lead nowhere and files that may not be read, unless nothing else is there;
  /// `noteUnopened` is given their names. All of them together may hold `maximumBytes`.
  public static func read(
    path: String, maximumBytes: Int, noteUnopened: (String) -> Void = { _ in }
  ) throws(FetchError) -> [Document] {
    let file = try open(path)
    defer { close(file.descriptor) }
    guard file.isDirectory else {
      guard file.isRegular else { throw .file("\(name(path)) is neither a file nor a directory") }
      return [try document(file, named: name(path), maximumBytes: maximumBytes)]
    }
    var documents: [Document] = []
    var bytesLeft = maximumBytes
    var refusal: FetchError?
    for entry in try names(in: path) {
      let opened: OpenFile?
      do throws(FetchError) {
        opened = try openIfThere(path + "/" + entry)
      } catch .file(let reason) {
        refusal = .file(reason)
        noteUnopened(FetchError.plain(entry))
        continue
      }
      guard let file = opened else {
        if isLink(path + "/" + entry) { noteUnopened(FetchError.plain(entry)) }
        continue
      }
      defer { close(file.descriptor) }
      guard file.isRegular else { continue }
      do throws(FetchError) {
        documents.append(try document(file, named: entry, maximumBytes: bytesLeft))
      } catch .tooLarge {
        throw .tooLarge(.body(maximumBytes))
      }
      bytesLeft -= documents.last?.bytes.count ?? 0
    }
    if let refusal, documents.isEmpty { throw refusal }
    return documents
  }
}

extension FileFeed {
  private struct OpenFile {
    let descriptor: Int32
    let isRegular: Bool
    let isDirectory: Bool
    let size: Int
  }

  private static func open(_ path: String) throws(FetchError) -> OpenFile {
    guard let file = try openIfThere(path) else { throw failure(path, ENOENT) }
    return file
  }

  /// Nil for a link that leads nowhere, and for what was removed after it was listed.
  private static func openIfThere(_ path: String) throws(FetchError) -> OpenFile? {
    // Without O_NONBLOCK, a named pipe in the directory would hold the reader for ever.
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      defer { close(descriptor) }
      throw failure(path)
    }
    let kind = status.st_mode & S_IFMT
    return OpenFile(
      descriptor: descriptor, isRegular: kind == S_IFREG, isDirectory: kind == S_IFDIR,
      size: Int(status.st_size))
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func document(_ file: OpenFile, named name: String, maximumBytes: Int)
    throws(FetchError) -> Document
  {
    guard file.size <= maximumBytes else { throw .tooLarge(.body(maximumBytes)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.size)
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file.descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(name) }
      if count == 0 { return Document(name: name, bytes: bytes) }
      // The file may have grown since it was measured.
      guard count <= maximumBytes - bytes.count else { throw .tooLarge(.body(maximumBytes)) }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  private static func names(in path: String) throws(FetchError) -> [String] {
    guard let directory = opendir(path) else { throw failure(path) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func failure(_ path: String, _ code: Int32 = errno) -> FetchError {
    if FetchError.meansNoDescriptors(code) { return .noDescriptors }
    let reason = String(cString: strerror(code))
    return .file("\(FetchError.plain(path)): \(reason)")
  }
}
