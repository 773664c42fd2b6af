import Glibc

/// Speed and cost of polling, against servers on loopback.
///
///     FetchBenchmark polls [--feeds 2000] [--connections 50] [--runs 5]
///     FetchBenchmark pace [--feeds 20000] [--interval 20] [--minutes 60] [--scale 10]
///     FetchBenchmark soak [--minutes 6]
@main
struct FetchBenchmark {
  static func main() async throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let command = arguments.isEmpty ? "" : arguments.removeFirst()
    guard ["polls", "pace", "soak"].contains(command), let options = Options(arguments) else {
      print(
        """
        usage: FetchBenchmark polls [--feeds N] [--connections N] [--runs N]
               FetchBenchmark pace [--feeds N] [--interval MINUTES] [--minutes N] [--scale N]
               FetchBenchmark soak [--minutes N]
        """)
      exit(2)
    }
    guard command == "soak" || WebServer.isInstalled else {
      print("skipped: nginx is not installed (apt-get install nginx-light)")
      return
    }
    guard let folder = Folder() else { exit(75) }
    var isGood = true
    switch command {
    case "polls": await PollRace(options: options, folder: folder).run()
    case "pace": try await PaceRun(options: options, folder: folder).run()
    default: isGood = try await SoakRun(options: options, folder: folder).run()
    }
    folder.remove()
    exit(isGood ? 0 : 1)
  }
}
