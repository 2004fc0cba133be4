import Glibc
import TestSupport
import Testing

/// Files that say to be larger than they are, opened in a process that may not have so much memory.
@Suite struct ForgedSizeTests {
  private static let files: [(name: String, bytes: [UInt8])] = {
    let shape = "{'descr': '<f8', 'fortran_order': False, 'shape': (1000, 16000000), }"
    let size: [UInt8] = [UInt8(shape.utf8.count), 0]
    let npy = [0x93] + Array("NUMPY\u{1}\0".utf8) + size + Array(shape.utf8)
    let tensors: [UInt8] = [0, 0xE0, 0xF5, 5, 0, 0, 0, 0] + Array("{\"logits\":".utf8)
    return [("a.npy", npy), ("a.safetensors", tensors)]
  }()

  @Test(arguments: 0..<2) func `no memory is taken for what is not there`(_ index: Int) throws {
    try withFolder { folder in
      let (name, bytes) = Self.files[index]
      let file = try #require(fopen(folder + "/" + name, "w"))
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
      // The program itself needs about a third of this.
      let command = "ulimit -v 1000000 && '\(programPath)' --open '\(folder)/\(name)' 2>'\(folder)/error'"
      #expect(exitStatus(system(command)) == 65)
      #expect(fileContent(folder + "/error")?.contains("the file ends after \(bytes.count) bytes") == true)
    }
  }
}
