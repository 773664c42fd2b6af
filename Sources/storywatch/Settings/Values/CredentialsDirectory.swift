import Glibc

/// `$CREDENTIALS_DIRECTORY`, where each file is a secret (systemd.exec(5)).
struct CredentialsDirectory: Hashable, Sendable {
  enum Answer: Hashable {
    /// The name of the file.
    case found(String)
    case missing
    /// The directory may not be entered: systemd 252 keeps it from the commands of `ExecReload=`.
    case denied
  }
  var path: String

  func look(for name: String) -> Answer {
    // LoadCredential=secret:DIRECTORY gives each of its files the name secret_FILE.
    for file in [name, "secret_" + name] where FileAccess.isReadable("\(path)/\(file)") {
      return .found(file)
    }
    return access(path, X_OK) != 0 && errno == EACCES ? .denied : .missing
  }
}
