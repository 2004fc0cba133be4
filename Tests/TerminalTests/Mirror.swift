import Glibc
import Testing

/// A pane of tmux that is shown every byte that a program writes to another terminal, and says what is to be
/// seen then.
final class Mirror {
  private let tmux: Tmux
  private let pane: Int32

  /// A pane of the given size.
  init(columns: Int, rows: Int) throws {
    tmux = Tmux("exec sleep 1000000", columns: columns, rows: rows)
    pane = open(tmux.facts("#{pane_tty}"), O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(pane >= 0)
    var settings = termios()
    tcgetattr(pane, &settings)
    cfmakeraw(&settings)
    tcsetattr(pane, TCSANOW, &settings)
  }

  deinit {
    tmux.close()
    close(pane)
  }

  /// Gives the pane another size.
  func resize(columns: Int, rows: Int) { tmux.resize(columns: columns, rows: rows) }

  /// Shows `bytes`, and waits until they are.
  func show(_ bytes: [UInt8]) throws {
    // The terminal answers this question after everything before it.
    var rest = (bytes + Array("\u{1b}[6n".utf8))[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(pane, $0.baseAddress, min($0.count, 65_536)) }
      try #require(count > 0 || errno == EINTR)
      rest = rest.dropFirst(max(count, 0))
    }
    var byte: UInt8 = 0
    while byte != UInt8(ascii: "R") {
      var entry = pollfd(fd: pane, events: Int16(POLLIN), revents: 0)
      try #require(poll(&entry, 1, 10_000) == 1, "tmux does not answer")
      try #require(read(pane, &byte, 1) == 1)
    }
  }

  /// What is to be seen, with colours: the characters of each row, each after how it looks.
  var cells: [[String]] {
    var look = Look()
    return tmux.lines(styles: true).map { line in
      var row: [String] = []
      var rest = line.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        if scalar == "\u{1b}", rest.first == "[" {
          let codes = rest.dropFirst().prefix { $0 != "m" }
          rest = rest[codes.endIndex...].dropFirst()
          look.apply(String(codes))
        } else {
          row.append(look.description(of: scalar))
        }
      }
      while row.last == Look.nothing { row.removeLast() }
      return row
    }
  }

  /// What is to be seen, without them.
  var text: [String] { tmux.lines() }

  /// What tmux knows of the pane, by its format names.
  func facts(_ format: String) -> String { tmux.facts(format) }
}

/// The attributes and colours of a cell, as control sequences name them.
private struct Look {
  static let nothing = " "

  private var attributes: Set<Int> = []
  private var foreground = ""
  private var background = ""

  mutating func apply(_ codes: String) {
    var numbers = codes.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }[...]
    while let code = numbers.popFirst() {
      switch code {
      case 0: self = Look()
      case 1...9: attributes.insert(code)
      case 22: attributes.subtract([1, 2])
      case 23...29: attributes.remove(code - 20)
      case 30...37, 90...97: foreground = "\(code)"
      case 40...47, 100...107: background = "\(code)"
      case 39: foreground = ""
      case 49: background = ""
      case 38, 48:
        let color = numbers.prefix(2).map(String.init).joined(separator: ":")
        numbers = numbers.dropFirst(2)
        if code == 38 { foreground = color } else { background = color }
      default: break
      }
    }
  }

  /// A blank shows no colour but the one behind it.
  func description(of scalar: Unicode.Scalar) -> String {
    let (underline, reverse) = (4, 7)
    if scalar == " ", attributes.isDisjoint(with: [underline, reverse]) {
      return background.isEmpty ? Self.nothing : "{\(background)} "
    }
    let looks = attributes.sorted().map(String.init) + [foreground, background]
    return looks == ["", ""] ? String(scalar) : "{\(looks.joined(separator: ","))}\(scalar)"
  }
}
