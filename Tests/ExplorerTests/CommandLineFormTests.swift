import Console
import Experiment
import GumbelEngine
import LogitFiles
import TestSupport
import Testing

@testable import Explorer

/// Splits a line as a POSIX shell does: blanks, single quotes, backslashes outside of them, and dollar quotes.
private func shellWords(_ line: String) -> [String] {
  var words: [String] = []
  var word: String?
  var isQuoted = false
  var rest = line.unicodeScalars[...]
  while let scalar = rest.popFirst() {
    if isQuoted {
      if scalar == "'" { isQuoted = false } else { word!.unicodeScalars.append(scalar) }
    } else if scalar == "'" {
      isQuoted = true
      word = word ?? ""
    } else if scalar == "$", rest.first == "'" {
      rest.removeFirst()
      word = (word ?? "") + dollarQuoted(&rest)
    } else if scalar == "\\" {
      word = word ?? ""
      word!.unicodeScalars.append(rest.removeFirst())
    } else if scalar == " " {
      if let complete = word { words.append(complete) }
      word = nil
    } else {
      word = word ?? ""
      word!.unicodeScalars.append(scalar)
    }
  }
  return words + [word].compactMap(\.self)
}

/// What stands up to the end of dollar quotes, in which a backslash begins a byte in octal or keeps a character.
private func dollarQuoted(_ rest: inout Substring.UnicodeScalarView) -> String {
  var bytes: [UInt8] = []
  while let scalar = rest.popFirst(), scalar != "'" {
    guard scalar == "\\" else {
      bytes += Array(String(scalar).utf8)
      continue
    }
    if let byte = UInt8(String(rest.prefix(3)), radix: 8) {
      bytes.append(byte)
      rest.removeFirst(3)
    } else {
      bytes += Array(String(rest.removeFirst()).utf8)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Reads parameters and view back with the parsers that the command line uses.
private func restored(_ line: String) throws -> (Parameters, View) {
  var words = shellWords(line)[...]
  let program = words.removeFirst()
  #expect(program == "gumbel-tui")
  var options: [String: String] = [:]
  while let word = words.popFirst() {
    if ["--no-noise", "--hard"].contains(word) {
      options[word] = ""
    } else if let equals = word.firstIndex(of: "=") {
      options[String(word[..<equals])] = String(word[word.index(after: equals)...])
    } else {
      options[word] = words.removeFirst()
    }
  }
  let preset = options["--preset"].flatMap(Presets.named)
  let logits = try preset?.logits ?? Logits(readNumbers(#require(options["--logits"])))
  let labels = try options["--labels"].map(parseLabelList) ?? preset?.labels ?? defaultLabels(logits.count)
  let parameters = try Parameters(
    labels: labels, logits: logits,
    temperature: Temperature(LogitNotation.number(#require(options["--tau"]))),
    noise: options["--no-noise"] == nil, hard: options["--hard"] != nil,
    seed: #require(UInt64(options["--seed"] ?? "")),
    left: #require(Construction(rawValue: options["--left"] ?? "softmax")),
    right: #require(Construction(rawValue: options["--right"] ?? "gumbel-softmax")))
  return (parameters, try #require(View(name: options["--view"] ?? "compare")))
}

@Suite struct `The command line` {
  @Test func `words that could drive a terminal are shown in codes`() {
    #expect(shellQuoted("a\u{1B}[2J'.csv") == "$'a\\033[2J\\'.csv'")
    #expect(shellQuoted("\u{202E}1\\") == "$'\\342\\200\\2561\\\\'")
    #expect(shellQuoted("日 本") == "'日 本'")
  }

  @Test func `of a state as it opens is short`() {
    #expect(State.opened().commandLine == "gumbel-tui --preset next-word --tau 0.5 --seed 42")
  }

  @Test func `names what differs from the defaults`() {
    var state = State.opened()
    state.press(
      .character("n"), .character("d"), .character("<"), .character(">"), .character("2"), .character("+"))
    #expect(
      state.commandLine
        == "gumbel-tui --logits 2.1,1.2,0.6,0,-0.7,-1.5 --labels the,a,this,one,its,every --tau 0.5 --seed 42 "
        + "--no-noise --hard --left sampled-softmax --right noise-after-temperature --view one-draw")
  }

  @Test func `quotes what a shell would take apart`() {
    var state = State.opened(Presets.named("two")!)
    state.parameters.labels = ["it's", "a,b"]
    state.parameters.logits = try! Logits([-1, -.infinity])
    #expect(
      state.commandLine
        == #"gumbel-tui --logits=-1,-inf --labels 'it'\''s,"a,b"' --tau 1 --seed 42"#)
  }

  @Test func `names a file as long as its logits are unchanged`() {
    var state = State.opened()
    state.press(.character("+"))
    state.opened = OpenedFile(
      argument: "my logits.npy@3", labels: state.parameters.labels, logits: state.parameters.logits)
    #expect(state.commandLine == "gumbel-tui --open 'my logits.npy@3' --tau 0.5 --seed 42")
    state.press(.character("+"))
    #expect(state.commandLine.hasPrefix("gumbel-tui --logits 2.2,"))
  }

  @Test func `restores any state exactly`() throws {
    var generator = SplitMix(seed: 2)
    for _ in 0..<2000 {
      let state = randomState(&generator)
      let (parameters, view) = try restored(state.commandLine)
      #expect(parameters == state.parameters, "\(state.commandLine)")
      #expect(view == state.view)
      #expect(
        Array(parameters.labels.joined().unicodeScalars)
          == Array(state.parameters.labels.joined().unicodeScalars))
    }
  }

  private func randomState(_ generator: inout SplitMix) -> State {
    let preset = Presets.all.randomElement(using: &generator)!
    var state = State.opened(preset)
    if Bool.random(using: &generator) {
      let count = Int.random(in: 1...6, using: &generator)
      var values = (0..<count).map { _ in randomNumber(&generator) }
      values[0] = 0
      state.parameters.logits = try! Logits(values.map { $0 == .infinity ? 1 : $0 })
      state.parameters.labels =
        Bool.random(using: &generator)
        ? defaultLabels(count) : (0..<count).map { _ in randomLabel(&generator) }
    }
    state.parameters.temperature = try! Temperature(randomNumber(&generator).magnitude)
    state.parameters.noise = .random(using: &generator)
    state.parameters.hard = .random(using: &generator)
    state.parameters.seed = generator.next()
    state.parameters.left = Construction.allCases.randomElement(using: &generator)!
    state.parameters.right = Construction.allCases.randomElement(using: &generator)!
    state.view = View.allCases.randomElement(using: &generator)!
    return state
  }

  private func randomNumber(_ generator: inout SplitMix) -> Double {
    let value = Double(bitPattern: generator.next())
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return .random(in: -3...3, using: &generator)
    case 1: return Double(Int.random(in: -30...30, using: &generator)) / 10
    case 2: return -.infinity
    default: return value.isNaN ? 0 : value
    }
  }

  private func randomLabel(_ generator: inout SplitMix) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "7", "-", ",", ";", ":", "=", " ", "\t", "\n", "\r", "\"", "'", "\\", "$", "`", "!", "*", "é",
      "\u{301}", "日", "😀", "\u{200d}", "\u{1b}", "\u{85}", "\u{2028}", "\u{a0}", "{", "}", "n", "u",
    ]
    var label = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      label.append(scalars.randomElement(using: &generator)!)
    }
    return String(label)
  }
}
