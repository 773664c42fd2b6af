import Glibc

/// Standard input, output and error, as a supervisor may forget to give them.
enum StandardFiles {
  /// Opens those that are closed on /dev/null: the next file would get their number, and log lines would
  /// land in the database.
  static func open() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is the one that is missing.
      _ = Glibc.open("/dev/null", O_RDWR)
    }
  }
}
