import Glibc

/// Speed and cost of polling, against nginx on loopback.
///
///     FetchBenchmark polls [--feeds 2000] [--connections 50]
@main
struct FetchBenchmark {
  static func main() async {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let command = arguments.isEmpty ? "" : arguments.removeFirst()
    guard command == "polls", let options = Options(arguments) else {
      print("usage: FetchBenchmark polls [--feeds N] [--connections N]")
      exit(2)
    }
    guard WebServer.isInstalled else {
      print("skipped: nginx is not installed (apt-get install nginx-light)")
      return
    }
    guard let folder = Folder() else { exit(75) }
    defer { folder.remove() }
    await PollRace(options: options, folder: folder).run()
  }
}
