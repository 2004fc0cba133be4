import Glibc

/// The path of a program of this package, which is built beside the tests.
public func builtProgram(_ name: String) -> String {
  let path = realpath("/proc/self/exe", nil)
  defer { free(path) }
  let tests = path.map { String(cString: $0) } ?? ""
  return tests.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/" + name
}

/// Starts `words[0]`, looked up in PATH, with no signal blocked, which a thread of the test runner may have done.
/// Of variables that are set twice the first counts; `nil` leaves those of this process. A sanitizer's options, which
/// `make sanitize` sets, reach every program.
///
/// - Returns: The process, or the number of the error.
public func startProcess(
  _ words: [String], environment: [String]?, _ actions: inout posix_spawn_file_actions_t,
  inNewSession: Bool = false
) -> Result<pid_t, StartError> {
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  let newSession: Int16 = 0x80
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | (inNewSession ? newSession : 0))
  let arguments = words.map { strdup($0) } + [nil]
  let variables = environment.map { ($0 + sanitizerOptions).map { strdup($0) } + [nil] }
  defer { for text in arguments + (variables ?? []) { free(text) } }
  var process = pid_t()
  let status =
    if let variables {
      posix_spawnp(&process, words[0], &actions, &attributes, arguments, variables)
    } else {
      posix_spawnp(&process, words[0], &actions, &attributes, arguments, environ)
    }
  return status == 0 ? .success(process) : .failure(StartError(command: words[0], number: status))
}

private var sanitizerOptions: [String] {
  ["ASAN_OPTIONS", "TSAN_OPTIONS"].compactMap { name in
    getenv(name).map { name + "=" + String(cString: $0) }
  }
}

/// Why a command could not be started.
public struct StartError: Error, CustomStringConvertible {
  let command: String
  let number: Int32

  /// The command and the system's words.
  public var description: String { "\(command): \(String(cString: strerror(number)))" }
}

/// Waits until `process` has ended; its exit status, or 128 + the signal that ended it.
public func exitStatus(of process: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(process, &status, 0) == -1 && errno == EINTR {}
  return exitStatus(status)
}

/// The exit status in what `waitpid` tells, or 128 + the signal.
public func exitStatus(_ status: Int32) -> Int32 {
  let signal = status & 0x7f
  return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}
