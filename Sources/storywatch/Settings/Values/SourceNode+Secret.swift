import Pipeline

extension SourceNode {
  /// A text, or `{ credential: name }`, which must name a file of the credentials directory. `refusal` says what is wrong
  /// with the text.
  func secret(
    _ surroundings: Surroundings, isSensitive: Bool = true, _ findings: inout Findings,
    refusal: (String) -> String? = { _ in nil }
  ) -> SecretReference? {
    guard case .mapping = content else {
      guard let text = line(&findings) else { return nil }
      if let refusal = refusal(text) {
        findings.error(place, "the secret is not usable", remedy: refusal)
        return nil
      }
      if isSensitive {
        findings.warn(place, "a secret stands in the file; { credential: name } keeps it out")
      }
      return .plain(text)
    }
    guard let section = Section(self, called: "secret", keys: ["credential"], &findings),
      let node = section.required("credential", &findings),
      let name = node.identifier(&findings)
    else { return nil }
    guard surroundings.needsCredentials else { return .credential(name) }
    guard let directory = surroundings.credentialsDirectory else {
      findings.error(
        node.place, "credential \"\(name)\": $CREDENTIALS_DIRECTORY is not set",
        remedy: "systemd sets it for LoadCredential=; by hand, name a directory of files")
      return nil
    }
    switch directory.look(for: name) {
    case .found(let file):
      do {
        let text = try SecretFile.read("\(directory.path)/\(file)")
        if let refusal = refusal(text) {
          findings.error(
            node.place, "credential \"\(name)\": \(directory.path)/\(file) is not usable",
            remedy: refusal)
          return nil
        }
      } catch {
        findings.error(
          node.place, "credential \"\(name)\": \(directory.path)/\(file): \(error)",
          remedy: "a secret is one line of text")
        return nil
      }
      return .credential(file)
    case .denied:
      findings.warn(node.place, "credential \"\(name)\" cannot be seen from here")
      return .credential(name)
    case .missing:
      findings.error(
        node.place, "credential \"\(name)\" is not in \(directory.path)",
        remedy: "put the secret into a file of this name there")
      return nil
    }
  }
}
