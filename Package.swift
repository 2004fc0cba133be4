// swift-tools-version: 6.0
import PackageDescription

// Arrows point one way:
//   GumbelKernels <- GumbelEngine <- Explorer <- Screen  <- gumbel-tui
//                    GumbelEngine <- LogitFiles          <- gumbel-tui
//   Console <- Explorer, Screen    Console, CNCurses <- Terminal <- gumbel-tui
let package = Package(
  name: "gumbel-tui",
  products: [
    .executable(name: "gumbel-tui", targets: ["gumbel-tui"]),
    .library(name: "GumbelEngine", targets: ["GumbelEngine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "GumbelKernels"),
    .target(
      name: "GumbelEngine",
      dependencies: ["GumbelKernels", .product(name: "RealModule", package: "swift-numerics")]),
    .target(name: "LogitFiles", dependencies: ["GumbelEngine"]),
    .target(name: "Console"),
    .target(name: "Explorer", dependencies: ["GumbelEngine", "Console"]),
    .target(name: "Screen", dependencies: ["Explorer", "Console"]),
    .systemLibrary(name: "CNCurses"),
    .target(name: "Terminal", dependencies: ["CNCurses", "Console"]),
    .executableTarget(
      name: "gumbel-tui",
      dependencies: [
        "GumbelEngine", "LogitFiles", "Explorer", "Screen", "Console", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "GumbelEngineTests", dependencies: ["GumbelEngine"]),
    .testTarget(name: "LogitFilesTests", dependencies: ["LogitFiles"]),
    .testTarget(name: "ExplorerTests", dependencies: ["Explorer"]),
    .testTarget(name: "ConsoleTests", dependencies: ["Console"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Console"], path: "Tests/TerminalProbe"),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "CNCurses", "Console", "terminal-probe"]),
    .testTarget(name: "CommandLineTests"),
  ],
  swiftLanguageModes: [.v6]
)
