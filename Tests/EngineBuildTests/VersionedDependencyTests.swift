import Testing

// SwiftPM refuses a dependency that is named by version when the product in question contains unsafe flags,
// which the wide kernels need. The package as it stands here is tagged in a repository of its own, so that
// neither uncommitted changes nor a missing history matter.
@Suite(.serialized)
struct VersionedDependencyTests {
  @Test func theEngineCanBeDependedOnByVersion() throws {
    try withFolder { folder in
      try tagPackage(in: folder)
      let program = """
        import GumbelEngine
        let setting = Setting(logits: try Logits([1, 0, -1]), temperature: try Temperature(0.5), seed: 7)
        let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
        print(sampler.tallies(draws: 0..<1000)[0].draws)
        """
      try makeUser(of: "GumbelEngine", program: program, in: folder)
      let building = try run("swift run -q user", in: folder + "/user")
      #expect(building.status == 0, "\(building.output)")
      #expect(building.lines.last == "1000")
    }
  }

  #if arch(x86_64)
    @Test func aProductWithWideKernelsWouldBeRefused() throws {
      try withFolder { folder in
        try tagPackage(in: folder)
        try makeUser(of: "KernelSelection", program: "import KernelSelection", in: folder)
        let building = try run("swift build -q", in: folder + "/user")
        #expect(building.status != 0)
        #expect(building.output.contains("unsafe build flags"), "\(building.output)")
      }
    }
  #endif
}

/// Puts the package into the repository `gumbel-tui` in `folder`, with the tag 0.0.1.
private func tagPackage(in folder: String) throws {
  let identity = "-c user.name=Test -c user.email=test@localhost -c commit.gpgsign=false"
  let making = try run(
    """
    mkdir gumbel-tui && cd gumbel-tui && \
    cp -a \(quoted(packageFolder))/Package.swift \(quoted(packageFolder))/Sources . && \
    cp -a \(quoted(packageFolder))/Tests . && \
    git init -q . && git add -A && git \(identity) commit -q -m Version && git tag 0.0.1
    """, in: folder)
  try #require(making.status == 0, "\(making.output)")
}

/// Makes the package `user` in `folder`, which depends on version 0.0.1 of `product`. The dependencies of the
/// package itself come from the copies that this build made of them, so that no network is needed.
private func makeUser(of product: String, program: String, in folder: String) throws {
  let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "user",
      dependencies: [.package(url: "file://\(folder)/gumbel-tui", from: "0.0.1")],
      targets: [
        .executableTarget(name: "user", dependencies: [.product(name: "\(product)", package: "gumbel-tui")])
      ])
    """
  let copies = quoted(productFolder + "/../../repositories")
  let making = try run(
    """
    mkdir -p user/Sources/user mirrors && \
    printf "%s\\n" \(quoted(manifest)) > user/Package.swift && \
    printf "%s\\n" \(quoted(program)) > user/Sources/user/main.swift && \
    for name in swift-numerics swift-argument-parser; do \
      ln -s "$(readlink -f \(copies)/$name-*)" mirrors/$name && \
      swift package --package-path user config set-mirror \
        --original https://github.com/apple/$name --mirror file://$PWD/mirrors/$name || exit; \
    done
    """, in: folder)
  try #require(making.status == 0, "\(making.output)")
}
