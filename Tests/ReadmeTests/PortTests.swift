import Platform
import TestSupport
import Testing

/// CONTRIBUTING.md says what a port to another system needs; this keeps it true.
@Suite struct `The sources` {
  @Test func `import the C library in the module of the platform alone`() throws {
    let root = GeneratedText.root + "Sources/"
    let files = swiftFiles(in: root)
    try #require(files.count > 400)
    let library = #/^ *(@\w+ |public |internal |private )*import (\w+ )?(Glibc|Musl|Darwin|CProcess)\b/#
    let found = try files.filter { file in
      try GeneratedText.text(of: file).split(separator: "\n").contains { $0.firstMatch(of: library) != nil }
    }
    #expect(!found.isEmpty)
    #expect(found.filter { !$0.hasPrefix(root + "Platform/") } == [])
  }

  private func swiftFiles(in folder: String) -> [String] {
    names(in: folder).filter { !$0.hasPrefix(".") }.flatMap { name in
      name.hasSuffix(".swift") ? [folder + name] : swiftFiles(in: folder + name + "/")
    }
  }
}
