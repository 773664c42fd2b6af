import Glibc

/// The right to write in a state directory: one process has it, until it ends.
///
/// `flock(2)`, because the kernel gives it up with the process however that dies. The file stays:
/// who removes it takes it from under a process that waits for it.
final class DirectoryLock: Sendable {
  private let descriptor: CInt

  /// Takes the lock file at `path` or throws `.locked` with the process id it names.
  init(path: String) throws(StoreError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StoreError(errno: errno, path: path)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let pid = Self.holder(descriptor)
      _ = close(descriptor)
      throw code == EWOULDBLOCK
        ? .locked(path: path, pid: pid) : StoreError(errno: code, path: path)
    }
    self.descriptor = descriptor
    Self.write(pid: getpid(), to: descriptor)
  }

  deinit {
    _ = close(descriptor)
  }

  private static func holder(_ descriptor: CInt) -> Int? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let digits = bytes.prefix(count).prefix { $0 >= 0x30 && $0 <= 0x39 }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// The number is for people: a full disk must not keep the lock from its holder.
  private static func write(pid: pid_t, to descriptor: CInt) {
    let text = Array("\(pid)\n".utf8)
    guard ftruncate(descriptor, 0) == 0 else { return }
    _ = pwrite(descriptor, text, text.count, 0)
  }
}

extension StoreError {
  /// What a failed system call means for `path`.
  init(errno code: CInt, path: String) {
    let detail = String(cString: strerror(code))
    switch code {
    case ENOSPC, EDQUOT:
      self = .diskFull(path: path)
    case ENOTDIR:
      self = .noDirectory(path: path)
    case EACCES, EPERM, EROFS, EISDIR, ENOENT:
      self = .unwritable(path: path, detail: detail)
    default:
      self = .failed(path: path, detail: detail)
    }
  }
}
