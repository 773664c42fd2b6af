import Glibc

/// A file that could not be read or written, with the system's reason.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var action: String
  public var code: Int32

  public init(path: String, action: String, code: Int32) {
    self.path = path
    self.action = action
    self.code = code
  }

  /// What was given cannot be read; else what is made cannot be written.
  public var isOfReading: Bool { ["open", "read", "decompress", "list"].contains(action) }

  public var description: String {
    "\(path): cannot \(action): \(String(cString: strerror(code)))"
  }
}

/// Whole files: read with a limit, replaced in one step.
public enum FileBytes {
  /// The first `limit` bytes of the file at `path`, from the byte `offset`.
  public static func read(_ path: String, from offset: Int = 0, limit: Int) throws(FileError)
    -> [UInt8]
  {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw FileError(path: path, action: "open", code: errno) }
    defer { close(file) }
    guard offset == 0 || lseek(file, offset, SEEK_SET) >= 0 else {
      throw FileError(path: path, action: "read", code: errno)
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = Glibc.read(file, &chunk, min(chunk.count, limit - bytes.count))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path: path, action: "read", code: errno) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// The last `limit` bytes of the file at `path`; none where it is missing, a pipe or a device.
  static func end(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    guard kind(path) == S_IFREG else { return [] }
    return try read(path, from: max(0, try size(path) - limit), limit: limit)
  }

  /// The kind of file (`S_IFREG` and the like) that `path` leads to; nil where none can be found.
  static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The same of an open file.
  static func kind(of file: Int32) -> mode_t? {
    var status = stat()
    return fstat(file, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// Whether `path` leads to a pipe, a socket or a device: what need not end, and may keep its reader waiting.
  public static func isStream(_ path: String) -> Bool {
    kind(path).map { ![S_IFREG, S_IFDIR].contains($0) } ?? false
  }

  /// A name for a copy of `path`, beside it, that nothing has yet.
  static func nameBeforeRepair(of path: String) -> String {
    var name = path + ".before-repair"
    var number = 1
    while access(name, F_OK) == 0 {
      number += 1
      name = "\(path).before-repair.\(number)"
    }
    return name
  }

  /// Bytes of the file at `path`.
  static func size(_ path: String) throws(FileError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw FileError(path: path, action: "open", code: errno)
    }
    return Int(status.st_size)
  }

  /// Writes `bytes` beside `path`, syncs, and renames into place: a reader sees the old file or the new one.
  ///
  /// The new file has owner and mode of the old one, else of `model`; where `path` is a link, the file it leads to is
  /// replaced.
  public static func replace(
    _ path: String, with bytes: [UInt8], isSynced: Bool = true, like model: String? = nil
  ) throws(FileError) {
    let path = target(of: path)
    let temporary = path + ".new"
    do throws(FileError) {
      try create(
        temporary, with: bytes, isSynced: isSynced,
        like: kind(path) == nil ? model ?? path : path)
      guard rename(temporary, path) == 0 else {
        throw FileError(path: path, action: "replace", code: errno)
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Where the link at `path` leads; `path` itself where there is none, or one that leads nowhere.
  private static func target(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      let target = realpath(path, nil)
    else { return path }
    defer { free(target) }
    return String(cString: target)
  }

  private static func create(
    _ path: String, with bytes: [UInt8], isSynced: Bool, like model: String
  ) throws(FileError) {
    var status = stat()
    let hasModel = stat(model, &status) == 0
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, hasModel ? 0o600 : 0o644)
    guard file >= 0 else { throw FileError(path: path, action: "create", code: errno) }
    defer { close(file) }
    if hasModel {
      // Who may not give files away keeps the group at least, where he may.
      if fchown(file, status.st_uid, status.st_gid) != 0 { _ = fchown(file, .max, status.st_gid) }
      guard fchmod(file, status.st_mode & 0o7777) == 0 else {
        throw FileError(path: path, action: "create", code: errno)
      }
    }
    try write(bytes, to: file, path: path)
    guard !isSynced || fsync(file) == 0 else {
      throw FileError(path: path, action: "sync", code: errno)
    }
  }

  /// Makes `path` a symbolic link to `target`, in one step.
  public static func link(_ path: String, to target: String) throws(FileError) {
    let temporary = path + ".new"
    unlink(temporary)
    guard symlink(target, temporary) == 0 else {
      throw FileError(path: temporary, action: "link", code: errno)
    }
    guard rename(temporary, path) == 0 else {
      throw FileError(path: path, action: "replace", code: errno)
    }
  }

  /// Makes the directory; one that is there already is fine.
  public static func makeDirectory(_ path: String) throws(FileError) {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw FileError(path: path, action: "make directory", code: errno)
    }
  }

  /// Names in the directory, sorted; none where it is missing.
  static func names(in path: String) throws(FileError) -> [String] {
    guard let directory = opendir(path) else {
      if errno == ENOENT { return [] }
      throw FileError(path: path, action: "list", code: errno)
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Removes `path` and, where it is a directory, all in it; what cannot be removed stays.
  public static func removeTree(_ path: String) {
    if remove(path) == 0 { return }
    for name in (try? names(in: path)) ?? [] { removeTree(path + "/" + name) }
    remove(path)
  }

  /// Writes all of `bytes`, however often the kernel takes only a part. Where a pipe is full, its reader is waited for,
  /// or without `waits` that is an error.
  static func write(_ bytes: [UInt8], to file: Int32, path: String, waits: Bool = true)
    throws(FileError)
  {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(file, buffer.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN && waits {
        waitForReader(of: file)
        continue
      }
      guard count > 0 else { throw FileError(path: path, action: "write", code: errno) }
      done += count
    }
  }

  /// Somebody else who has the pipe open wants no write of his own to wait.
  private static func waitForReader(of file: Int32) {
    var question = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    poll(&question, 1, -1)
  }
}
