import Glibc
import Pipeline
import Serving

/// What the status server shows of the daemon: its health, its metrics, the digests as they lie on disk.
struct StatusPages: Sendable {
  let daemon: Daemon

  /// A daemon that needs longer to show that it moves is not well.
  private static let patience: Duration = .seconds(5)
  private static let maximumPageBytes = 64 << 20

  func page(at path: String) async -> Page {
    switch path {
    case "/": return index
    case "/healthz": return await health
    case "/metrics": return await metrics
    default: break
    }
    let prefix = "/digests/"
    guard path.hasPrefix(prefix) else { return Self.missing }
    return digest(String(path.dropFirst(prefix.count)))
  }

  private static let missing = Page(status: 404, text: "nothing here")

  private var health: Page {
    get async {
      await daemon.isMoving(within: Self.patience)
        ? Page(text: "ok") : Page(status: 503, text: "the pipeline does not move")
    }
  }

  private var metrics: Page {
    get async {
      do {
        let text = try await daemon.metrics(version: Storywatch.version)
        return Page(type: "text/plain; version=0.0.4; charset=utf-8", body: Array(text.utf8))
      } catch {
        return Page(status: 503, text: "\(error)")
      }
    }
  }

  /// The pages that are there, newest first.
  private var index: Page {
    var names: [String] = []
    if let folder = opendir(daemon.digestDirectory) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if DigestFile(name) != nil { names.append(name) }
      }
      closedir(folder)
    }
    let links = names.sorted(by: >).map { "<li><a href=\"/digests/\($0)\">\($0)</a></li>" }
    let html = """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>storywatch</title>
      <h1>storywatch</h1><p><a href="/healthz">health</a> \
      · <a href="/metrics">metrics</a></p>
      <ul>\(links.joined(separator: "\n"))</ul></html>

      """
    return Page(type: "text/html; charset=utf-8", body: Array(html.utf8))
  }

  private func digest(_ name: String) -> Page {
    guard let file = DigestFile(name) else { return Self.missing }
    do {
      let bytes = try FileBytes.read(
        daemon.digestDirectory + "/" + name, limit: Self.maximumPageBytes)
      return Page(type: file.type, body: bytes)
    } catch {
      return error.code == ENOENT ? Self.missing : Page(status: 503, text: "\(error)")
    }
  }
}
