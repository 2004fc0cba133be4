import Glibc

extension TerminalProgram {
  /// Waits until the program has nothing left to answer, however much it was sent and however busy the machine
  /// is: until its main thread is found asleep many times in a row.
  public func waitUntilIdle() { wait(untilAlways: { self.isAsleep("\(self.process)") }) }

  /// Waits until none of its threads does anything.
  public func waitUntilStill() { wait(untilAlways: { self.threads.allSatisfy(self.isAsleep) }) }

  private func wait(untilAlways isQuiet: () -> Bool) {
    var quiet = 0
    wait(for: 4 * patience) {
      quiet = isQuiet() ? quiet + 1 : 0
      if quiet < 12 { pass(milliseconds: 10) }
      return quiet >= 12
    }
  }

  /// The numbers of the program's threads.
  private var threads: [String] {
    guard let folder = opendir("/proc/\(process)/task") else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private func isAsleep(_ thread: String) -> Bool {
    guard let file = fopen("/proc/\(process)/task/\(thread)/stat", "r") else { return false }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 512)
    guard fgets(&line, Int32(line.count), file) != nil else { return false }
    let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // The name of the program stands in parentheses before its state.
    return text.split(separator: ") ").last?.first == "S"
  }
}
