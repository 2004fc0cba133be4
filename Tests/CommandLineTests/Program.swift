import Glibc
import TestSupport
import Testing

/// What a run of the program left behind.
struct Outcome {
  /// The exit status, or 128 + the signal that ended it.
  var status: Int32
  var output: String
  var error: String

  var outputLines: [Substring] { output.split(separator: "\n") }
  var errorLines: [Substring] { error.split(separator: "\n") }
}

/// The built program, which lies beside the tests.
let programPath = builtProgram("gumbel-tui")

/// Runs the program with neither input nor output on a terminal.
func gumbel(
  _ arguments: String..., input: String = "", environment: [String] = []
) throws -> Outcome {
  try gumbel(arguments, input: input, environment: environment)
}

/// Runs the program with neither input nor output on a terminal.
func gumbel(_ arguments: [String], input: String = "", environment: [String] = []) throws -> Outcome {
  try tool([programPath] + arguments, input: input, environment: environment)
}

/// Runs a command of the system's, which `make test` installs.
func tool(_ words: String...) throws -> Outcome { try tool(words) }

/// Runs a command of the system's, which `make test` installs.
func tool(_ words: [String], input: String = "", environment: [String] = []) throws -> Outcome {
  let (given, output, error) = (try scratchFile(), try scratchFile(), try scratchFile())
  defer { for file in [given, output, error] { fclose(file) } }
  fputs(input, given)
  rewind(given)
  let process = try start(
    words, input: fileno(given), output: fileno(output), error: fileno(error), environment: environment)
  return Outcome(status: exitStatus(of: process), output: content(of: output), error: content(of: error))
}

/// Starts the program with the given descriptors as its standard ones. Of variables that are set twice the
/// first counts.
func spawn(
  _ arguments: [String], input: Int32, output: Int32, error: Int32, environment: [String] = []
) throws -> pid_t {
  try start([programPath] + arguments, input: input, output: output, error: error, environment: environment)
}

/// Starts `words[0]`, which is looked up in PATH, as `spawn` does.
func start(
  _ words: [String], input: Int32, output: Int32, error: Int32, environment: [String]
) throws -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, descriptor) in [input, output, error].enumerated() {
    posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
  }
  return try startProcess(words, environment: distinct(environment + usualEnvironment), &actions).get()
}

/// What every run of the program has in its environment.
let usualEnvironment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TERM=xterm"]

/// The first of each variable: of those that are set twice a shell would take the last.
func distinct(_ settings: [String]) -> [String] {
  var names: Set<Substring> = []
  return settings.filter { names.insert($0.prefix { $0 != "=" }).inserted }
}

/// A file without a name.
func scratchFile() throws -> UnsafeMutablePointer<FILE> { try #require(tmpfile()) }

/// All that is in a file.
func content(of file: UnsafeMutablePointer<FILE>) -> String {
  rewind(file)
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
  return String(decoding: bytes, as: UTF8.self)
}

/// An empty folder that is removed, with what is in it, after `body`.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  var template = Array("/tmp/gumbel-tui-XXXXXX".utf8CString)
  try #require(mkdtemp(&template) != nil)
  let path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  defer {
    for name in names(in: path) { unlink(path + "/" + name) }
    rmdir(path)
  }
  return try body(path)
}

/// The names in a folder.
func names(in path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// The text of a file; `nil` if there is none.
func fileContent(_ path: String) -> String? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  return content(of: file)
}

/// Makes a file.
func writeFile(_ path: String, _ text: String) throws {
  let file = try #require(fopen(path, "w"))
  fputs(text, file)
  fclose(file)
}
