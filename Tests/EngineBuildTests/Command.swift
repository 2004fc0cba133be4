@preconcurrency import Glibc
import TestSupport
import Testing

/// What a command left behind: its exit status, and what it wrote to standard output and standard error.
struct Outcome {
  var status: Int32
  var output: String

  var lines: [Substring] { output.split(separator: "\n") }
}

/// Runs a shell command to its end. Words of the command that come from elsewhere must be quoted: see
/// `quoted`.
func run(_ command: String, in folder: String = "/") throws -> Outcome {
  let file = try #require(tmpfile())
  defer { fclose(file) }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, fileno(file), descriptor) }
  let process = try startProcess(
    ["/bin/sh", "-c", "cd \(quoted(folder)) && \(command)"], environment: nil, &actions
  ).get()
  return Outcome(status: exitStatus(of: process), output: content(of: file))
}

/// A word as the shell reads it unchanged.
func quoted(_ word: String) -> String {
  "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

private func content(of file: UnsafeMutablePointer<FILE>) -> String {
  rewind(file)
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// An empty folder that is removed, with all that is in it, after `body`.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/gumbel-build-XXXXXX".utf8CString)
  try #require(mkdtemp(&template) != nil)
  let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  defer { _ = try? run("rm -rf \(quoted(path))") }
  return try body(path)
}

/// Where this build left its products.
let productFolder: String = {
  let path = realpath("/proc/self/exe", nil)
  defer { free(path) }
  return parent(of: path.map { String(cString: $0) } ?? "")
}()

/// The sources of the package.
let packageFolder = parent(of: parent(of: parent(of: #filePath)))

/// Whether the products are optimised: instruction counts and symbols of others say nothing.
let isOptimised: Bool = {
  #if DEBUG
    false
  #else
    true
  #endif
}()

private func parent(of path: String) -> String {
  path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
}
