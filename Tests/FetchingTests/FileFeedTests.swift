import Fetching
import Glibc
import Synchronization
import TestSupport
import Testing

@Suite struct FileFeedTests {
  @Test func `a directory is its regular files by name, without dotfiles and pipes`() throws {
    try withTemporaryDirectory { directory in
      write("2", to: directory + "/b.xml")
      write("1", to: directory + "/a.xml")
      write("9", to: directory + "/.hidden")
      mkdir(directory + "/sub", 0o700)
      mkfifo(directory + "/pipe", 0o600)
      let documents = try FileFeed.read(path: directory, maximumBytes: 100)
      #expect(documents.map(\.name) == ["a.xml", "b.xml"])
      #expect(documents.map { text($0.bytes) } == ["1", "2"])
    }
  }

  @Test func `a link that leads nowhere does not take the directory's other files away`() throws {
    try withTemporaryDirectory { directory in
      write("1", to: directory + "/a.xml")
      symlink("gone.xml", directory + "/b.xml")
      var deadLinks: [String] = []
      let documents = try FileFeed.read(path: directory, maximumBytes: 100) {
        deadLinks.append($0)
      }
      #expect(documents.map(\.name) == ["a.xml"])
      #expect(deadLinks == ["b.xml"])
      #expect(throws: FetchError.self) {
        try FileFeed.read(path: directory + "/b.xml", maximumBytes: 100)
      }
    }
  }

  @Test
  func `a file that cannot be opened does not take the others away, and alone it fails the feed`()
    throws
  {
    try withTemporaryDirectory { directory in
      symlink("loop.xml", directory + "/loop.xml")
      #expect(throws: FetchError.self) { try FileFeed.read(path: directory, maximumBytes: 100) }
      write("1", to: directory + "/a.xml")
      var noted: [String] = []
      let documents = try FileFeed.read(path: directory, maximumBytes: 100) { noted.append($0) }
      #expect(documents.map(\.name) == ["a.xml"])
      #expect(noted == ["loop.xml"])
    }
  }

  @Test func `a file that goes while its directory is read does not take the others away`() throws {
    try withTemporaryDirectory { directory in
      write("1", to: directory + "/a.xml")
      let isOver = Atomic(false)
      BackgroundThread.start {
        for _ in 0..<5_000 {
          write("2", to: directory + "/b.xml")
          unlink(directory + "/b.xml")
        }
        isOver.store(true, ordering: .relaxed)
      }
      while !isOver.load(ordering: .relaxed) {
        let documents = try FileFeed.read(path: directory, maximumBytes: 100)
        #expect(documents.first?.name == "a.xml")
      }
    }
  }

  @Test func `a file is one document`() throws {
    try withTemporaryDirectory { directory in
      write("<rss/>", to: directory + "/wire.xml")
      let documents = try FileFeed.read(path: directory + "/wire.xml", maximumBytes: 6)
      #expect(documents.map(\.name) == ["wire.xml"])
      #expect(text(documents.first?.bytes) == "<rss/>")
    }
  }

  @Test func `what is larger than the limit, alone or together, is refused`() throws {
    try withTemporaryDirectory { directory in
      write("1234", to: directory + "/a.xml")
      write("5678", to: directory + "/b.xml")
      #expect(throws: FetchError.tooLarge(.body(7))) {
        try FileFeed.read(path: directory, maximumBytes: 7)
      }
      #expect(throws: FetchError.tooLarge(.body(3))) {
        try FileFeed.read(path: directory + "/a.xml", maximumBytes: 3)
      }
    }
  }

  @Test func `what is not there, or no file, is an error in words`() throws {
    try withTemporaryDirectory { directory in
      mkfifo(directory + "/pipe", 0o600)
      for name in ["nothing", "pipe", "/nothing/at/all"] {
        #expect(throws: FetchError.self) {
          try FileFeed.read(path: directory + "/" + name, maximumBytes: 9)
        }
      }
      #expect(throws: FetchError.self) {
        try FileFeed.read(path: "/dev/zero", maximumBytes: 9)
      }
    }
  }

  private func write(_ text: String, to path: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o600)
    _ = Glibc.write(descriptor, text, text.utf8.count)
    close(descriptor)
  }
}
