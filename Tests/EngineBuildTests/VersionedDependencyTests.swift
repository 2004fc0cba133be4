import Testing

// SwiftPM refuses unsafe flags, which the wide kernels need, in a dependency that is named by version, unless its
// manifest is of tools version 6.2 or later.
@Suite struct VersionedDependencyTests {
  @Test func `a package that depends on the engine by version runs the widest kernels of the processor`()
    throws
  {
    try withFolder { folder in
      try makeUser(in: folder)
      for product in ["GumbelEngine", "KernelSelection"] {
        let running = try run(
          "nice swift run -q --disable-dependency-cache uses-\(product)", in: folder + "/user")
        #expect(running.status == 0, "\(running.output)")
        #expect(running.lines.suffix(2) == ["1000", Substring(try widestInstructionSet())])
      }
    }
  }
}

/// The name of the widest kernels that this processor can run, from the flags that the system reports.
private func widestInstructionSet() throws -> String {
  #if arch(x86_64)
    let reported = try run("grep -m1 '^flags' /proc/cpuinfo")
    let flags = Set(try #require(reported.lines.first, "/proc/cpuinfo").split(separator: " "))
    let avx2: Set<Substring> = ["fma", "movbe", "f16c", "avx", "bmi1", "avx2", "bmi2"]
    let avx512: Set<Substring> = ["avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl"]
    guard flags.isSuperset(of: avx2) else { return "baseline" }
    return flags.isSuperset(of: avx512) ? "avx512" : "avx2"
  #else
    return "baseline"
  #endif
}

/// Makes the package `user` in `folder`, which depends on the package here as version 0.0.1. Its program
/// `uses-`*product* knows that product alone. Its tools version is an older one than that of the package here.
private func makeUser(in folder: String) throws {
  let package = try PackageCopy(in: folder)
  try package.tag("0.0.1")
  let manifest = """
    // swift-tools-version: 6.0
    import PackageDescription
    let package = Package(
      name: "user",
      dependencies: [.package(url: "file://\(package.path)", from: "0.0.1")],
      targets: ["GumbelEngine", "KernelSelection"].map { product in
        .executableTarget(
          name: "uses-\\(product)", dependencies: [.product(name: product, package: "gumbel-tui")])
      })
    """
  let program = """
    let setting = Setting(logits: try Logits([1, 0, -1]), temperature: try Temperature(0.5), seed: 7)
    let sampler = Sampler(setting: setting, constructions: [.gumbelSoftmax])
    print(sampler.tallies(draws: 0..<1000)[0].draws)
    print(try KernelSelection.choose(forced: nil).name)
    """
  let making = try run(
    """
    mkdir user && printf '%s\\n' \(quoted(manifest)) > user/Package.swift && \
    for product in GumbelEngine KernelSelection; do \
      mkdir -p user/Sources/uses-$product && \
      printf '%s\\n' "import $product" \(quoted(program)) > user/Sources/uses-$product/main.swift || exit; \
    done
    """, in: folder)
  try #require(making.status == 0, "\(making.output)")
  try package.useLocalDependencies(in: folder + "/user")
}
