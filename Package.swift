// swift-tools-version: 6.0
import PackageDescription

// Arrows point one way:
//   KernelInterface <- GumbelKernels <- GumbelEngine <- Explorer <- Screen  <- gumbel-tui
//                                GumbelEngine, CZlib <- LogitFiles          <- gumbel-tui
//   GumbelKernelsAVX2, GumbelKernelsAVX512 <- KernelSelection               <- Live
//   Explorer, KernelSelection <- Live                                       <- gumbel-tui
//   Console <- Explorer, Screen    Console, CNCurses, CProcess <- Terminal <- gumbel-tui
//   CBuild <- gumbel-tui
// The same kernels compiled for wider vectors. They need unsafe flags, which a versioned dependency may not
// have, so that no library product reaches them: the program hands them to the engine as a value.
#if arch(x86_64)
  let wideKernels: [Target] = [
    .target(
      name: "GumbelKernelsAVX2", dependencies: ["KernelInterface"],
      swiftSettings: [.define("KERNELS_AVX2"), .unsafeFlags(["-Xcc", "-march=x86-64-v3"])]),
    .target(
      name: "GumbelKernelsAVX512", dependencies: ["KernelInterface"],
      swiftSettings: [
        .define("KERNELS_AVX512"),
        .unsafeFlags(["-Xcc", "-march=x86-64-v4", "-Xcc", "-mprefer-vector-width=512"]),
      ]),
  ]
#else
  let wideKernels: [Target] = []
#endif

// Said by the Makefile, for `gumbel-tui --version`.
let commit = Context.environment["GUMBEL_COMMIT"] ?? ""

let package = Package(
  name: "gumbel-tui",
  products: [
    .executable(name: "gumbel-tui", targets: ["gumbel-tui"]),
    .library(name: "GumbelEngine", targets: ["GumbelEngine"]),
    .library(name: "KernelSelection", targets: ["KernelSelection"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
  ],
  targets: [
    .target(name: "KernelInterface"),
    .target(name: "GumbelKernels", dependencies: ["KernelInterface"]),
    .target(
      name: "GumbelEngine",
      dependencies: [
        "GumbelKernels", "KernelInterface", .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "KernelSelection",
      dependencies: ["GumbelEngine", "KernelInterface"] + wideKernels.map { .target(name: $0.name) }),
    .systemLibrary(name: "CZlib"),
    .target(name: "LogitFiles", dependencies: ["GumbelEngine", "CZlib"]),
    .target(name: "Console"),
    .target(name: "Explorer", dependencies: ["GumbelEngine", "Console"]),
    .target(
      name: "Screen",
      dependencies: [
        "Explorer", "GumbelEngine", "KernelInterface", "Console",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Live",
      dependencies: ["Explorer", "GumbelEngine", "KernelSelection", "KernelInterface", "Console"]),
    .systemLibrary(name: "CNCurses"),
    .systemLibrary(name: "CProcess"),
    .target(name: "CBuild", cSettings: [.define("COMMIT", to: "\"\(commit)\"")]),
    .target(name: "Terminal", dependencies: ["CNCurses", "CProcess", "Console"]),
    .executableTarget(
      name: "gumbel-tui",
      dependencies: [
        "GumbelEngine", "KernelSelection", "LogitFiles", "Explorer", "Screen", "Live", "Console", "Terminal",
        "CBuild",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(
      name: "GumbelEngineTests", dependencies: ["GumbelEngine", "KernelSelection"],
      resources: [.copy("reference.json")]),
    .executableTarget(
      name: "kernel-probe", dependencies: ["GumbelEngine", "KernelSelection"], path: "Tests/KernelProbe"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "EngineBuildTests",
      dependencies: ["GumbelEngine", "KernelSelection", "kernel-probe", "TestSupport"]),
    .target(name: "ReaderChecks", dependencies: ["LogitFiles"], path: "Tests/ReaderChecks"),
    .target(
      name: "ReaderFuzzer", dependencies: ["ReaderChecks"], path: "Tests/ReaderFuzzer", exclude: ["fuzz.sh"]),
    .testTarget(
      name: "LogitFilesTests", dependencies: ["LogitFiles", "ReaderChecks", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(name: "LiveTests", dependencies: ["Live", "Explorer", "GumbelEngine"]),
    .testTarget(name: "ExplorerTests", dependencies: ["Explorer", "TestSupport"]),
    .testTarget(name: "ConsoleTests", dependencies: ["Console"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport"], exclude: ["Pictures"]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Console"], path: "Tests/TerminalProbe"),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "CNCurses", "Console", "Explorer", "terminal-probe", "gumbel-tui", "TestSupport",
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: ["gumbel-tui", "Explorer", "GumbelEngine", "Live", "Screen", "TestSupport"]),
    .testTarget(name: "ReadmeTests", dependencies: ["Explorer", "GumbelEngine", "TestSupport"]),
  ] + wideKernels,
  swiftLanguageModes: [.v6]
)
