// swift-tools-version: 6.3
import PackageDescription

// Apart from the main package, so that nobody who builds the explorer builds this.
let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "gumbel-tui", path: "..")],
  targets: [
    .executableTarget(
      name: "engine-bench",
      dependencies: [.product(name: "GumbelEngine", package: "gumbel-tui")])
  ],
  swiftLanguageModes: [.v6]
)
