// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// The import table of DESIGN.md; `Scripts/check-imports` proves that the sources keep to it.
func stage(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil)
  -> Target
{
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil)
  -> Target
{
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
    resources: resources, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "storywatch",
  products: [
    .executable(name: "storywatch", targets: ["storywatch"]),
    // Preloaded by tests: a disk that fails on demand.
    .library(name: "FaultShim", type: .dynamic, targets: ["FaultShim"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CHeap"),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CTables"),
    .systemLibrary(name: "CBlocks"),

    stage("News", []),
    stage("Text", ["CBlocks", "CTables"]),
    stage("Fetching", ["CCurl", "CZlib", "News", "Text"]),
    stage("FeedParsing", ["News", "Text"]),
    stage("PageExtraction", ["News", "Text"]),
    stage("Storage", ["News", .product(name: "GRDB", package: "GRDB.swift")]),
    stage("Stories", ["CBlocks", "News", "Text"]),
    stage("Developments", ["News", "Text"]),
    stage("Watching", ["News", "Text"]),
    stage("Reporting", ["News", "Text"]),
    stage(
      "Pipeline",
      [
        "News", "Text", "Fetching", "FeedParsing", "PageExtraction", "Storage", "Stories",
        "Developments", "Watching",
        "Reporting", "CZlib", "CCrypto", logging,
      ]),
    stage("Serving", [.product(name: "FlyingSocks", package: "FlyingFox")]),
    .executableTarget(
      name: "storywatch",
      dependencies: [
        "CHeap", "Serving",
        "News", "Text", "FeedParsing", "PageExtraction", "Stories", "Developments", "Watching",
        "Reporting",
        "Pipeline", "Yams", logging,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      // Packed relocations (glibc 2.36 and later): 2 MB less to read and to keep at each start.
      linkerSettings: [
        .unsafeFlags([
          "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
          "-Xlinker", "-z", "-Xlinker", "now",
        ])
      ]),

    .target(name: "CSAXBound", dependencies: ["CLibXML2"], path: "Benchmarks/CSAXBound"),
    .executableTarget(
      name: "ParseBenchmark", dependencies: ["CSAXBound", "FeedParsing", "Measuring", "Text"],
      path: "Benchmarks/ParseBenchmark", swiftSettings: settings),
    .executableTarget(
      name: "FetchBenchmark",
      dependencies: [
        "Fetching", "Measuring", "News", "Pipeline", "Storage", "TestSupport", "Text", logging,
      ],
      path: "Benchmarks/FetchBenchmark", swiftSettings: settings),
    .target(name: "Measuring", path: "Benchmarks/Measuring", swiftSettings: settings),
    .executableTarget(
      name: "StoryBenchmark",
      dependencies: [
        "CHeap", "FeedParsing", "News", "Pipeline", "Stories", "TestSupport", "Text", logging,
      ],
      path: "Benchmarks/StoryBenchmark",
      swiftSettings: settings),

    tests("News", []),
    tests("Text", ["News"]),
    tests("Fetching", ["News", "TestSupport", "Text"]),
    tests("FeedParsing", ["News", "TestSupport", "Text"], resources: [.copy("Corpus")]),
    tests("PageExtraction", ["News", "Text"]),
    tests("Storage", ["News", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("Stories", ["News", "Text"]),
    tests("Developments", ["News", "TestSupport", "Text"]),
    tests("Watching", ["News", "Text"]),
    tests("Reporting", ["News", "Text", "FeedParsing"]),
    tests(
      "Pipeline",
      [
        "News", "Text", "Fetching", "FeedParsing", "Stories", "Developments", "Reporting",
        "Storage", "Watching", "TestSupport", logging,
      ]),
    tests(
      "storywatch",
      [
        "News", "Pipeline", "Reporting", "Serving", "Watching", "Storage", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Scenarios")]),
    .target(
      name: "TestSupport", dependencies: ["Fetching", "Pipeline"], path: "Tests/TestSupport",
      swiftSettings: settings),
    .target(name: "FaultShim", path: "Tests/FaultShim"),
  ]
)
