import Console
import Testing

@testable import Terminal

private let gaps = [1, 10, 30, 49, 51, 100, 300].map(Duration.milliseconds)

/// What terminals send for one key, one movement of the mouse, one paste or one answer.
private let sequences = [
  "\u{1b}[<64;60;20M", "\u{1b}[<65;60;20M", "\u{1b}[<0;5;6M", "\u{1b}[<0;5;6m", "\u{1b}[M %&", "\u{1b}[A",
  "\u{1b}OA", "\u{1b}OP", "\u{1b}OM", "\u{1b}[Z", "\u{1b}[1;2D", "\u{1b}[1;5C", "\u{1b}[15~", "\u{1b}[3;5~",
  "\u{1b}[[B", "\u{1b}[d", "\u{1b}O2P", "\u{1b}[I", "\u{1b}[?1;2c", "\u{1b}[>41;370;0c",
  "\u{1b}[200~2, q\r\n[1.5]\u{3} é\u{1b}[A\u{1b}[201~", "\u{1b}[200~\u{1b}[201~",
  "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{1b}\\", "\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}", "\u{1b}P1+r544e=71\u{1b}\\",
  "\u{1b}P>|XTerm(370)\u{1b}\\", "\u{1b}_Gi=31;OK\u{1b}\\",
]

@Suite struct `Cut sequences` {
  @Test(arguments: sequences) func `mean the same wherever they are cut, for up to 300 ms`(text: String) {
    let bytes = Array("j\(text)é".utf8)
    let whole = Decoding.inputs(of: [bytes])
    for cut in 0...bytes.count {
      for gap in gaps where bytes[..<cut].last != 0x1b || gap < InputDecoder.escapeTimeout {
        let inputs = Decoding.inputs(of: [Array(bytes[..<cut]), Array(bytes[cut...])], gap: gap)
        #expect(inputs == whole, "cut at \(cut), \(gap)")
      }
    }
  }

  @Test(arguments: sequences) func `may come byte by byte`(text: String) {
    let bytes = Array("j\(text)é".utf8)
    for gap in gaps where gap < InputDecoder.escapeTimeout {
      #expect(Decoding.inputs(of: bytes.map { [$0] }, gap: gap) == Decoding.inputs(of: [bytes]), "\(gap)")
    }
  }

  @Test(arguments: sequences) func `leave nothing but Escape and pastes when they are cut behind ESC`(
    text: String
  ) {
    let escape = [Input.key(.escape)]
    let pastes = Decoding.inputs(of: text).filter { if case .paste = $0 { true } else { false } }
    let rest = Array(text.utf8.dropFirst())
    for gap in gaps where gap >= InputDecoder.escapeTimeout {
      let bytewise = Decoding.inputs(of: [[0x1b]] + rest.map { [$0] }, gap: gap)
      // Every other ESC acts as well; that of the end mark comes in time, being text until the pause.
      #expect(bytewise.filter { $0 != .key(.escape) } == pastes, "\(gap)")
      #expect(Decoding.inputs(of: [[0x1b], rest], gap: gap) == escape + pastes, "\(gap)")
    }
  }

  @Test func `mean the same among others, cut anywhere`() {
    let bytes = Array(sequences.joined(separator: "+").utf8)
    let whole = Decoding.inputs(of: [bytes])
    for cut in bytes.indices where bytes[..<cut].last != 0x1b {
      let inputs = Decoding.inputs(of: [Array(bytes[..<cut]), Array(bytes[cut...])], gap: .milliseconds(300))
      #expect(inputs == whole, "cut at \(cut)")
    }
  }

  @Test func `of a wheel that is turned fast move nothing but the wheel`() {
    let bytes = Array(String(repeating: "\u{1b}[<64;60;20M", count: 600).utf8)
    let pieces = stride(from: 0, to: bytes.count, by: 1448).map {
      Array(bytes[$0..<min($0 + 1448, bytes.count)])
    }
    let wheel = Input.mouse(.wheelUp, GridPoint(column: 59, row: 19))
    #expect(
      Decoding.inputs(of: pieces, gap: .milliseconds(20)) == Array(repeating: wheel, count: 600))
  }

  @Test func `continue however late they are read if the program was busy`() {
    var decoding = Decoding()
    decoding.send("\u{1b}")
    // Without a look at the deadline.
    decoding.advance(.milliseconds(400))
    decoding.send("[A")
    #expect(decoding.take() == [.key(.up)])
  }
}

@Suite struct `Sequences without an end` {
  @Test(arguments: [
    "\u{1b}[<64;60;", "\u{1b}[<", "\u{1b}[1", "\u{1b}[20", "\u{1b}[M", "\u{1b}[M %", "\u{1b}]11;rgb:1e",
    "\u{1b}P1+r", "\u{1b}_Gi", "\u{1b}^q", "\u{1b}O2",
  ]) func `are dropped, and what is typed half a second later is typed`(text: String) {
    #expect(Decoding.inputs(of: text, "q", gap: .milliseconds(500)) == [.key(.character("q"))])
  }

  @Test(arguments: ["\u{1b}[<64;60;", "\u{1b}[1", "\u{1b}[M %", "\u{1b}]11;rgb:1e", "\u{1b}P1+r", "\u{1b}O2"])
  func `give way to the next, and to control keys`(text: String) {
    #expect(Decoding.inputs(of: text + "\u{3}") == [.key(.control("c"))])
    #expect(Decoding.inputs(of: text + "\r") == [.key(.enter)])
    #expect(Decoding.inputs(of: text + "\u{1b}[B") == [.key(.down)])
  }

  @Test(arguments: ["[", "O", "P", "]", "X", "^", "_"])
  func `are Escape and a key if only the introducer came`(typed: String) {
    let keys: [Input] = [.key(.escape), .key(.character(Character(typed)))]
    #expect(Decoding.inputs(of: "\u{1b}" + typed) == keys)
    #expect(Decoding.inputs(of: "\u{1b}\(typed)\u{3}") == keys + [.key(.control("c"))])
    // Only an answer that begins with `]` can have it.
    if typed != "]" { #expect(Decoding.inputs(of: "\u{1b}\(typed)é") == keys + [.key(.character("é"))]) }
  }

  @Test func `may be of any length and mean nothing then`() {
    let digits = String(repeating: "0", count: 100_000)
    #expect(Decoding.inputs(of: "\u{1b}[\(digits)5~\u{1b}[\(digits);1;1Mj") == [.key(.character("j"))])
    #expect(Decoding.inputs(of: "\u{1b}]\(digits)\u{7}j") == [.key(.character("j"))])
  }

  @Test func `that are strings let Escape act`() {
    #expect(Decoding.inputs(of: "\u{1b}]11;\u{1b}") == [.key(.escape)])
    #expect(
      Decoding.inputs(of: "\u{1b}]11;\u{1b}", "\u{1b}", gap: .seconds(1)) == [.key(.escape), .key(.escape)])
  }
}

@Suite struct `Escape` {
  @Test func `acts within 50 ms, and then nothing has to be looked at`() {
    var decoding = Decoding()
    #expect(decoding.decoder.deadline == nil)
    decoding.send("\u{1b}")
    #expect(decoding.decoder.deadline == decoding.time + InputDecoder.escapeTimeout)
    #expect(InputDecoder.escapeTimeout < .milliseconds(50))
    decoding.pass(InputDecoder.escapeTimeout)
    #expect(decoding.take() == [.key(.escape)])
    #expect(decoding.decoder.deadline == nil)
  }

  @Test func `and a key are two keys at once, together or not`() {
    for key in "q:jé+".map(String.init) {
      for gap in [0, 20, 60, 600] {
        var decoding = Decoding()
        decoding.send("\u{1b}")
        decoding.pass(.milliseconds(gap))
        decoding.send(key)
        #expect(decoding.take() == [.key(.escape), .key(.character(Character(key)))])
        #expect(decoding.decoder.deadline == nil)
      }
    }
    #expect(
      Decoding.inputs(of: "\u{1b}q\u{3}") == [.key(.escape), .key(.character("q")), .key(.control("c"))])
  }

  @Test(arguments: ["[", "O", "]", "P", "_"])
  func `and an introducer are two keys: soon after it the second waits for the next`(typed: String) {
    let key = Input.key(.character(Character(typed)))
    var decoding = Decoding()
    decoding.send("\u{1b}")
    decoding.pass(.milliseconds(200))
    #expect(decoding.take() == [.key(.escape)])
    decoding.send(typed)
    #expect(decoding.take().isEmpty)
    decoding.pass(.milliseconds(500))
    #expect(decoding.take() == [key])
    for next in ["h", typed + typed] {
      let inputs = Decoding.inputs(of: "\u{1b}", typed, next, gap: .milliseconds(200))
      #expect(inputs == [.key(.escape), key] + next.map { .key(.character($0)) })
    }
  }

  @Test(arguments: ["[", "O", "]", "P", "_", "X"])
  func `leaves an introducer alone that is typed half a second later, or behind another key`(typed: String) {
    let key = Input.key(.character(Character(typed)))
    var decoding = Decoding()
    decoding.send("\u{1b}")
    decoding.pass(.milliseconds(500))
    decoding.send(typed)
    #expect(decoding.take() == [.key(.escape), key])
    decoding.send("\u{1b}")
    decoding.pass(.milliseconds(100))
    decoding.send("j" + typed)
    #expect(decoding.take() == [.key(.escape), .key(.character("j")), key])
  }

  @Test func `does not make commands of a paste that is cut behind its first byte`() {
    #expect(
      Decoding.inputs(of: "\u{1b}", "[20", "0~q\r", "q\u{1b}[201~j", gap: .milliseconds(300))
        == [.key(.escape), .paste("q\nq"), .key(.character("j"))])
  }
}

@Suite struct `Sequences that terminfo lists` {
  @Test func `are keys, and beginnings of them are keys if they do not go on`() {
    let vt52 = KeySequences([
      (Array("\u{1b}A".utf8), .up), (Array("\u{1b}?q".utf8), .home), (Array("\u{1b}P".utf8), .function(1)),
    ])
    func inputs(_ pieces: String...) -> [Input] {
      Decoding.inputs(of: pieces.map { Array($0.utf8) }, gap: .milliseconds(300), sequences: vt52)
    }
    #expect(inputs("\u{1b}A\u{1b}?q\u{1b}P") == [.key(.up), .key(.home), .key(.function(1))])
    #expect(inputs("\u{1b}?", "q") == [.key(.home)])
    #expect(inputs("\u{1b}?\u{1b}A") == [.key(.escape), .key(.character("?")), .key(.up)])
    #expect(inputs("\u{1b}?") == [.key(.escape), .key(.character("?"))])
  }

  @Test func `come before those that all terminals have`() {
    let console = KeySequences([(Array("\u{1b}[M".utf8), .function(1)), (Array("\u{1b}[3$".utf8), nil)])
    let bytes = Array("\u{1b}[Mj\u{1b}[3$j".utf8)
    #expect(
      Decoding.inputs(of: [bytes], sequences: console)
        == [.key(.function(1)), .key(.character("j")), .key(.character("j"))])
  }

  @Test func `of one byte count only for keys that have a name`() {
    let linux = KeySequences([([0x1a], nil), ([0x08], .backspace), ([0x01, 0x40], .function(1))])
    #expect(
      Decoding.inputs(of: [[0x1a, 0x08, 0x01, 0x40, 0x01, 0x01]], sequences: linux) == [
        .key(.control("z")), .key(.backspace), .key(.function(1)), .key(.control("a")), .key(.control("a")),
      ])
  }
}

@Suite struct `A paste without an end` {
  private static let start = "\u{1b}[200~"

  @Test func `is shown after half a second, and what comes then is text`() {
    var decoding = Decoding()
    decoding.send(Self.start + "1\r2")
    decoding.pass(.milliseconds(499))
    #expect(decoding.take().isEmpty)
    decoding.pass(.milliseconds(1))
    #expect(decoding.take() == [.unfinishedPaste("1\n2")])
    #expect(decoding.decoder.deadline == nil)
    decoding.send("\rq\u{1b}[A\u{1a}")
    #expect(decoding.take().isEmpty)
    decoding.pass(.milliseconds(500))
    #expect(decoding.take() == [.unfinishedPaste("1\n2\nq\u{1b}[A\u{1a}")])
    decoding.send("3\u{1b}[201~q")
    #expect(decoding.take() == [.paste("1\n2\nq\u{1b}[A\u{1a}3"), .key(.character("q"))])
  }

  @Test func `may pause anywhere, its mark included`() {
    let bytes = Array("\(Self.start)é, 2\r\u{1b}[201~q".utf8)
    for cut in Self.start.utf8.count..<bytes.count {
      let inputs = Decoding.inputs(of: [Array(bytes[..<cut]), Array(bytes[cut...])], gap: .seconds(20))
      #expect(inputs.suffix(2) == [.paste("é, 2\n"), .key(.character("q"))], "cut at \(cut)")
      // Behind the end mark there is no pause.
      #expect(inputs.count == (cut == bytes.count - 1 ? 2 : 3), "cut at \(cut)")
    }
  }

  @Test(arguments: [("\r", Key.enter), ("\n", .enter), ("\u{13}", .control("s"))])
  func `is accepted by a key after a second of silence`(typed: String, key: Key) {
    for wait in [500, 999, 1000, 5000] {
      var decoding = Decoding()
      decoding.send(Self.start + "1")
      decoding.pass(.milliseconds(wait))
      #expect(decoding.take() == [.unfinishedPaste("1")])
      decoding.send(typed)
      #expect(decoding.take() == (wait < 1000 ? [] : [.key(key)]), "after \(wait) ms")
      decoding.send("q")
      #expect(decoding.take() == (wait < 1000 ? [] : [.key(.character("q"))]), "after \(wait) ms")
    }
    #expect(
      Decoding.inputs(of: Self.start + "1", typed + "q", gap: .seconds(2)).last
        == .unfinishedPaste("1" + (key == .enter ? "\n" : typed) + "q"))
  }

  @Test func `is ended by Escape and by Ctrl-C`() {
    for gap in [600, 5000] {
      let shown = Input.unfinishedPaste("1")
      #expect(
        Decoding.inputs(of: Self.start + "1", "\u{1b}", "q", gap: .milliseconds(gap))
          == [shown, .key(.escape), .key(.character("q"))])
      #expect(
        Decoding.inputs(of: Self.start + "1", "q\u{3}", gap: .milliseconds(gap))
          == [shown, .key(.control("c"))])
    }
    // The mark, cut behind ESC: Escape acts, and the rest is no command.
    let cut = Decoding.inputs(
      of: [Self.start + "1", "\u{1b}", "[201~q"].map { Array($0.utf8) }, gap: .milliseconds(600))
    #expect(cut.prefix(2) == [.unfinishedPaste("1"), .key(.escape)])
    var decoding = Decoding()
    decoding.send(Self.start + "1")
    decoding.pass(.seconds(1))
    decoding.send("\u{1b}")
    decoding.pass(.milliseconds(300))
    decoding.send("[201~j")
    #expect(decoding.take() == [.unfinishedPaste("1"), .key(.escape), .key(.character("j"))])
  }

  @Test func `that Ctrl-C was typed into is left within half a second`() {
    for text in ["", "ab", "q"] {
      #expect(
        Decoding.inputs(of: Self.start + text, "\u{3}", gap: .milliseconds(100)) == [.key(.control("c"))])
      #expect(Decoding.inputs(of: Self.start + text + "\u{3}") == [.key(.control("c"))])
    }
    // But not by one that is part of the text.
    #expect(
      Decoding.inputs(of: Self.start + "ab", "\u{3}", "c\u{1b}[201~", gap: .milliseconds(100)) == [
        .paste("ab\u{3}c")
      ])
  }
}
