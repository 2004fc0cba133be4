import Testing

// SwiftPM refuses a dependency that is named by version when the product in question contains unsafe flags,
// which the wide kernels need.
@Suite struct VersionedDependencyTests {
  @Test func theEngineCanBeDependedOnByVersion() throws {
    try withFolder { folder in
      let program = """
        import GumbelEngine
        let setting = Setting(logits: try Logits([1, 0, -1]), temperature: try Temperature(0.5), seed: 7)
        let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
        print(sampler.tallies(draws: 0..<1000)[0].draws)
        """
      try makeUser(of: "GumbelEngine", program: program, in: folder)
      let running = try run("nice swift run -q --disable-dependency-cache user", in: folder + "/user")
      #expect(running.status == 0, "\(running.output)")
      #expect(running.lines.last == "1000")
    }
  }

  #if arch(x86_64)
    @Test func aProductWithWideKernelsWouldBeRefused() throws {
      try withFolder { folder in
        try makeUser(of: "KernelSelection", program: "import KernelSelection", in: folder)
        let building = try run("nice swift build -q --disable-dependency-cache", in: folder + "/user")
        #expect(building.status != 0)
        #expect(building.output.contains("unsafe build flags"), "\(building.output)")
      }
    }
  #endif
}

/// Makes the package `user` in `folder`, which depends on `product` of the package here as version 0.0.1.
private func makeUser(of product: String, program: String, in folder: String) throws {
  let package = try PackageCopy(in: folder)
  try package.tag("0.0.1")
  let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "user",
      dependencies: [.package(url: "file://\(package.path)", from: "0.0.1")],
      targets: [
        .executableTarget(name: "user", dependencies: [.product(name: "\(product)", package: "gumbel-tui")])
      ])
    """
  let making = try run(
    """
    mkdir -p user/Sources/user && \
    printf '%s\\n' \(quoted(manifest)) > user/Package.swift && \
    printf '%s\\n' \(quoted(program)) > user/Sources/user/main.swift
    """, in: folder)
  try #require(making.status == 0, "\(making.output)")
  try package.useLocalDependencies(in: folder + "/user")
}
