// swift-tools-version: 6.3
import PackageDescription

// From tools version 6.2 on, SwiftPM accepts the unsafe flags of a package that is depended on by version. The sources
// need the standard library of 6.2 (`Span`) and a compiler of 6.3 (`@inline(always)`), so that a manifest for an older
// toolchain would replace a clear refusal by compiler errors.

// Arrows point one way:
//   KernelInterface <- GumbelKernels{,AVX2,AVX512} <- GumbelEngine <- LogitFiles <- Experiment <- Explorer
//   Explorer <- Screen <- gumbel-tui    Explorer <- Reports <- gumbel-tui
//   CZlib <- LogitFiles    Explorer <- Live <- gumbel-tui
//   Console <- Experiment, Explorer, Screen, Reports    Console, CNCurses <- Terminal <- gumbel-tui
//   CProcess, SystemPackage <- Platform <- LogitFiles, Live, Terminal, gumbel-tui    CBuild <- gumbel-tui
// The same kernels compiled for wider vectors, which needs unsafe flags. The engine chooses among them at run time.
#if arch(x86_64)
  let wideKernels: [Target] = [
    .target(
      name: "GumbelKernelsAVX2", dependencies: ["KernelInterface"],
      swiftSettings: [
        .define("KERNELS_AVX2"), .unsafeFlags(["-Xcc", "-march=x86-64-v3", "-Xcc", "-fno-math-errno"]),
      ]),
    .target(
      name: "GumbelKernelsAVX512", dependencies: ["KernelInterface"],
      swiftSettings: [
        .define("KERNELS_AVX512"),
        .unsafeFlags([
          "-Xcc", "-march=x86-64-v4", "-Xcc", "-mprefer-vector-width=512", "-Xcc", "-fno-math-errno",
        ]),
      ]),
  ]
#else
  let wideKernels: [Target] = []
#endif

// Said by the Makefile, for `gumbel-tui --version`.
let commit = Context.environment["GUMBEL_COMMIT"] ?? ""

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

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
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .target(name: "KernelInterface"),
    .target(name: "GumbelKernels", dependencies: ["KernelInterface"]),
    .target(
      name: "GumbelEngine",
      dependencies: [
        "GumbelKernels", "KernelInterface", .product(name: "RealModule", package: "swift-numerics"),
      ] + wideKernels.map { .target(name: $0.name) },
      resources: [.embedInCode("Resources/digits.bits"), .embedInCode("Resources/digits.labels")]),
    // The name under which the choice of kernels was a product of its own.
    .target(name: "KernelSelection", dependencies: ["GumbelEngine"]),
    .systemLibrary(name: "CProcess"),
    .target(name: "Platform", dependencies: ["CProcess", system]),
    .systemLibrary(name: "CZlib"),
    .target(name: "LogitFiles", dependencies: ["GumbelEngine", "CZlib", "Platform", system]),
    .target(name: "Console"),
    .target(name: "Experiment", dependencies: ["GumbelEngine", "LogitFiles", "Console"]),
    .target(name: "Explorer", dependencies: ["Experiment", "GumbelEngine", "LogitFiles", "Console"]),
    .target(
      name: "Screen",
      dependencies: [
        "Explorer", "Experiment", "GumbelEngine", "KernelInterface", "Console",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Live",
      dependencies: [
        "Explorer", "GumbelEngine", "KernelInterface", "Console", "Platform",
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "Reports",
      dependencies: ["Explorer", "Experiment", "LogitFiles", "GumbelEngine", "KernelInterface", "Console"]),
    .systemLibrary(name: "CNCurses"),
    .target(name: "CBuild", cSettings: [.define("COMMIT", to: "\"\(commit)\"")]),
    .target(name: "Terminal", dependencies: ["CNCurses", "Console", "Platform", system]),
    .executableTarget(
      name: "gumbel-tui",
      dependencies: [
        "GumbelEngine", "LogitFiles", "Experiment", "Explorer", "Screen", "Live", "Reports", "Console",
        "Terminal", "Platform", "CBuild", system,
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .testTarget(
      name: "GumbelEngineTests", dependencies: ["GumbelEngine", "KernelInterface"],
      resources: [.copy("reference.json"), .copy("trajectories.json")]),
    .executableTarget(
      name: "kernel-probe", dependencies: ["GumbelEngine"], path: "Tests/KernelProbe"),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "EngineBuildTests", dependencies: ["GumbelEngine", "kernel-probe", "TestSupport"]),
    .target(name: "ReaderChecks", dependencies: ["LogitFiles"], path: "Tests/ReaderChecks"),
    .target(
      name: "ReaderFuzzer", dependencies: ["ReaderChecks"], path: "Tests/ReaderFuzzer", exclude: ["fuzz.sh"]),
    .testTarget(
      name: "LogitFilesTests", dependencies: ["LogitFiles", "ReaderChecks", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "ExperimentTests", dependencies: ["Experiment", "GumbelEngine", "LogitFiles", "TestSupport"]),
    .testTarget(
      name: "LiveTests", dependencies: ["Live", "Explorer", "Experiment", "GumbelEngine", "Platform"]),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer", "Experiment", "LogitFiles", "TestSupport"]),
    .testTarget(name: "ConsoleTests", dependencies: ["Console"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Explorer", "Experiment", "GumbelEngine", "TestSupport"]),
    .testTarget(
      name: "ScreenTests", dependencies: ["Screen", "Experiment", "TestSupport"], exclude: ["Pictures"]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal", "Console", "Platform", system],
      path: "Tests/TerminalProbe"),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "Terminal", "CNCurses", "Console", "Explorer", "Experiment", "terminal-probe", "gumbel-tui",
        "Platform", system, "TestSupport",
      ]),
    .testTarget(
      name: "CommandLineTests",
      dependencies: [
        "gumbel-tui", "Reports", "Explorer", "Experiment", "GumbelEngine", "LogitFiles", "Live", "Screen",
        "TestSupport",
      ]),
    .testTarget(
      name: "ReadmeTests",
      dependencies: ["Explorer", "Experiment", "GumbelEngine", "Platform", "TestSupport"]),
  ] + wideKernels,
  swiftLanguageModes: [.v6]
)
