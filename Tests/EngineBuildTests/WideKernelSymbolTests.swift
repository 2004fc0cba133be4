import Testing

// A linker keeps one copy of a function that several objects define. Were generic code specialised in a module
// that is compiled for a new processor, that copy could be the one that runs on an old one, and crash it.

#if arch(x86_64)
  @Suite struct WideKernelSymbolTests {
    @Test func `wide kernels define nothing that the linker could share`() throws {
      try withFolder { folder in
        // Built as the program is: a build for tests keeps functions that the program's build drops.
        let package = try PackageCopy(in: folder)
        for module in ["GumbelKernelsAVX2", "GumbelKernelsAVX512"] {
          let building = try run(
            "nice swift build -q -c release --disable-dependency-cache --target \(module)", in: package.path)
          try #require(building.status == 0, "\(building.output)")
          let objects = "\(quoted(package.path))/.build/release/\(module).build/*.o"
          let symbols = try sharedSymbols(in: objects)
          #expect(symbols.contains { $0.contains("makeB0") }, "the module's own symbols are there at all")
          #expect(foreignSymbols(symbols, module: module) == [])
        }
      }
    }

    @Test func `sorting an array in a wide module would be noticed`() throws {
      let foreign = try withFolder { folder in
        let source = "public func sorted(_ values: [Float]) -> [Float] { values.sorted() }"
        let module = "GumbelKernelsAVX2"
        let compiler =
          "swiftc -O -parse-as-library -module-name \(module) -Xcc -march=x86-64-v3 -c stray.swift"
        let compiling = try run("echo \(quoted(source)) > stray.swift && \(compiler)", in: folder)
        try #require(compiling.status == 0, "swiftc must be on PATH: \(compiling.output)")
        return foreignSymbols(try sharedSymbols(in: "\(quoted(folder))/stray.o"), module: module)
      }
      #expect(foreign.contains { $0.hasPrefix("$s") && $0.contains("merge") })
    }
  }
#endif

/// The symbols that objects define for others to see.
private func sharedSymbols(in objects: String) throws -> [String] {
  let listing = try run("nm --defined-only --extern-only --no-sort --format=posix -- \(objects)")
  try #require(listing.status == 0, "nm: \(listing.output)")
  return listing.lines.compactMap { line in
    // NAME TYPE VALUE SIZE; a name may contain spaces. Headings name the object file.
    let fields = line.split(separator: " ")
    guard let type = fields.lastIndex(where: { $0.count == 1 && $0.first?.isLetter == true }) else {
      return nil
    }
    return fields[..<type].joined(separator: " ")
  }
}

/// Those of `symbols` that do not carry the name of `module`, apart from what the compiler puts in every
/// object and what is data.
private func foreignSymbols(_ symbols: [String], module: String) -> [String] {
  symbols.filter { symbol in
    !symbol.contains("\(module.count)\(module)") && symbol != "__swift_reflection_version"
      && !symbol.hasPrefix("got.")
  }
}
