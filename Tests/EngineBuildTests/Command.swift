@preconcurrency import Glibc
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
  // Tests run on threads that may block signals, which the command would inherit.
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  let line = "cd \(quoted(folder)) && \(command)"
  let words = [strdup("sh"), strdup("-c"), strdup(line), nil]
  defer { for word in words { free(word) } }
  var process = pid_t()
  let status = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, environ)
  try #require(status == 0, "sh: \(String(cString: strerror(status)))")
  return Outcome(status: wait(for: process), output: content(of: file))
}

/// A word as the shell reads it unchanged.
func quoted(_ word: String) -> String {
  "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
}

/// The exit status of `process` after its end, or 128 + the signal that ended it.
private func wait(for process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1 && errno == EINTR {}
  let signal = status & 0x7f
  return signal == 0 ? (status >> 8) & 0xff : 128 + signal
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
