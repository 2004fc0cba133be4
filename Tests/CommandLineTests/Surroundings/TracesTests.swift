import Glibc
import Testing

/// What the program does behind its screen, as the kernel and the linker see it.
@Suite struct `The program` {
  /// A system call that `strace` has seen.
  private struct Call {
    let name: Substring
    let line: Substring

    init?(_ line: Substring) {
      let call = line.drop { !$0.isLetter }
      // Where another thread's call was seen meanwhile, a call has two lines, of which the first says it all.
      guard let end = call.firstIndex(of: "("), !line.contains(" resumed>") else { return nil }
      (name, self.line) = (call[..<end], line)
    }

    /// Whether it makes, changes or removes a file.
    var writes: Bool {
      let isOpening = name.hasPrefix("open") || name == "creat"
      let changes = ["mkdir", "rename", "unlink", "rmdir", "link", "symlink", "truncate", "chmod", "chown"]
      return isOpening
        ? ["O_WRONLY", "O_RDWR", "O_CREAT"].contains(where: line.contains)
        : changes.contains { name.hasPrefix($0) }
    }
  }

  /// The calls of an explorer that opens a file, computes gradients, copies, writes its view and is left.
  private func callsOfTheExplorer(in folder: String) throws -> [Call] {
    let log = folder + "/trace"
    try writeFile(folder + "/two.csv", "2\n1\n")
    let starter = ["strace", "-f", "-qq", "-o", log, "-e", "trace=%network,%file"]
    let homes = ["HOME=/home", "XDG_STATE_HOME=/state", "XDG_CONFIG_HOME=/config", "XDG_CACHE_HOME=/cache"]
    let environment = homes.map { $0.replacing("=", with: "=" + folder) }
    let run = try TerminalRun(["--seed", "1"], by: starter, environment: environment)
    run.expect(" quit")
    run.type("o")
    run.expect("Open a file of logits")
    run.type(folder + "/two.csv\r")
    run.expect("2 categories from")
    run.type("y7654321")
    run.type("w\u{15}\(folder)/view.txt\r")
    run.expect("Written to")
    run.type("q")
    #expect(run.end() == 0)
    let calls = try #require(fileContent(log)).split(separator: "\n").compactMap(Call.init)
    #expect(calls.contains { $0.line.contains("two.csv") })
    return calls
  }

  @Test func `writes what is named and its state, and never asks the network`() throws {
    try withFolder { folder in
      defer {
        unlink(folder + "/state/gumbel-tui/recent")
        rmdir(folder + "/state/gumbel-tui")
        rmdir(folder + "/state")
      }
      let calls = try callsOfTheExplorer(in: folder)
      let places = ["/dev/", folder + "/view.txt", folder + "/state"]
      let writes = calls.filter(\.writes)
      let strange = writes.filter { call in
        // Folders above the state are asked for on the way to it.
        call.name != "mkdir" && !places.contains { call.line.contains("\"" + $0) }
      }
      #expect(strange.map(\.line) == [])
      #expect(writes.contains { $0.line.contains("/state/gumbel-tui/recent") })
      #expect(names(in: folder) == ["state", "trace", "two.csv", "view.txt"])
      let network = ["socket", "connect", "bind", "listen", "accept", "send", "recv", "getsockopt"]
      #expect(calls.filter { call in network.contains { call.name.hasPrefix($0) } }.map(\.line) == [])
    }
  }

  /// Of every way through the code, taken or not: what it does not import it cannot call.
  @Test func `imports no function of the network`() throws {
    let symbols = try tool("nm", "--dynamic", "--undefined-only", "--format=just-symbols", programPath)
    let names = symbols.outputLines.map { $0.prefix { $0 != "@" } }
    #expect(names.contains("write"))
    let network: Set<Substring> = [
      "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "send", "sendto", "sendmsg",
      "recv", "recvfrom", "recvmsg", "getaddrinfo", "gethostbyname", "getnameinfo", "res_init", "dlopen",
      "system", "popen", "fork", "vfork", "execve", "execvp", "posix_spawn", "posix_spawnp",
    ]
    #expect(names.filter(network.contains) == [])
  }
}
