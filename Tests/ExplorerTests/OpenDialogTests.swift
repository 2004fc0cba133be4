import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

@Suite struct OpenDialogTests {
  private func listing(_ entries: [(String, Bool)], row: Int? = nil, rows: Int = 0) -> OpenListing {
    var listing = OpenListing()
    listing.entries = entries.map { .init(title: $0.0, text: $0.0, isComplete: $0.1) }
    listing.row = row
    listing.rowCount = rows
    listing.source = "a.npz:w"
    return listing
  }

  @Test func `the outside is asked for each new text`() {
    var state = State.opened()
    #expect(state.lookUpJob == nil)
    state.press(.character("o"))
    #expect(state.lookUpJob?.text == "")
    state.press(.character("a"))
    #expect(state.lookUpJob?.text == "a")
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), OpenListing()))
    state.press(.left)
    #expect(state.lookUpJob == nil)
    _ = state.apply(.input(.paste("b\nc")))
    #expect(state.lookUpJob?.text == "b ca")
  }

  @Test func `an answer to an older text is dropped`() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.lookedUp(ReadingJob(text: ""), listing([("old", true)])))
    #expect(state.openDialog?.found.entries.isEmpty == true)
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.count == 1)
    #expect(state.lookUpJob == nil)
  }

  @Test func `folders are gone into and files opened`() {
    var state = State.opened()
    state.press(.character("o"))
    _ = state.apply(.lookedUp(ReadingJob(text: ""), listing([("sub/", false), ("a.csv", true)])))
    state.press(.down)
    state.press(.enter)
    #expect(state.lookUpJob?.text == "sub/" && state.openingJob == nil)
    _ = state.apply(.lookedUp(ReadingJob(text: "sub/"), listing([("sub/x.npy", true)])))
    state.press(.tab)
    #expect(state.lookUpJob?.text == "sub/x.npy")
    state.press(.enter)
    #expect(state.openingJob?.text == "sub/x.npy")
  }

  @Test func `keys that come before the answer wait for it`() {
    var state = State.opened()
    state.press(.character("o"), .down, .tab, .down, .enter)
    #expect(state.openDialog?.moved == nil && state.openingJob == nil)
    _ = state.apply(.lookedUp(ReadingJob(text: ""), listing([("x/", false), ("y.csv", true)])))
    #expect(state.lookUpJob?.text == "x/" && state.openingJob == nil)
    _ = state.apply(.lookedUp(ReadingJob(text: "x/"), listing([("x/a.csv", true), ("x/b.csv", true)])))
    #expect(state.openingJob?.text == "x/a.csv")
    state.press(.escape, .escape, .character("o"), .tab, .character("z"))
    _ = state.apply(.lookedUp(ReadingJob(text: "z"), listing([("zoo", true)])))
    #expect(state.openDialog?.text == "z", "what was typed since gives the key up")
  }

  @Test func `a text of its own opens at once`() {
    var state = State.opened()
    state.press(.character("o"), .character("a"), .enter)
    #expect(state.openingJob?.text == "a")
    state.press(.character("b"))
    #expect(state.openingJob == nil, "another text gives up the file before")
    state.press(.enter, .escape)
    #expect(state.openingJob == nil && state.openDialog?.text == "ab")
    _ = state.apply(.opened(.failed("too late")))
    #expect(state.openDialog?.problem == nil)
    state.press(.escape)
    #expect(state.openDialog == nil)
  }

  @Test func `a wait is told until the answer comes`() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.waiting(for: .opening, Waiting(seconds: 1)))
    #expect(state.openDialog?.waiting == nil, "nothing is being opened")
    _ = state.apply(.waiting(for: .lookUp, Waiting(seconds: 1)))
    #expect(state.openDialog?.waiting == Waiting(seconds: 1))
    state.press(.enter)
    _ = state.apply(.waiting(for: .opening, Waiting(seconds: 0, percent: 30)))
    _ = state.apply(.waiting(for: .lookUp, Waiting(seconds: 2)))
    #expect(state.openDialog?.waiting == Waiting(seconds: 0, percent: 30))
    _ = state.apply(.opened(.failed("no")))
    #expect(state.openDialog?.waiting == nil && state.openDialog?.problem == "no")
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), OpenListing()))
    _ = state.apply(.waiting(for: .lookUp, Waiting(seconds: 3)))
    #expect(state.openDialog?.waiting == nil, "the answer is there")
  }

  @Test func `rows are chosen within the array`() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), listing([], row: 1, rows: 3)))
    state.press(.pageDown)
    #expect(state.lookUpJob?.text == "a.npz:w@2")
    _ = state.apply(.lookedUp(ReadingJob(text: "a.npz:w@2"), listing([], row: 2, rows: 3)))
    state.press(.pageDown)
    #expect(state.lookUpJob == nil)
  }

  @Test func `a held key goes on to further rows before they are looked up`() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), listing([], row: 0, rows: 9)))
    state.press(.pageDown, .pageDown, .pageDown, .pageUp)
    #expect(state.lookUpJob?.text == "a.npz:w@2")
    state.press(.character("0"), .pageDown)
    #expect(state.lookUpJob?.text == "a.npz:w@20", "what is found is not of this text")
    _ = state.apply(.lookedUp(ReadingJob(text: "a.npz:w@20"), listing([], row: 20, rows: 30)))
    #expect(state.lookUpJob?.text == "a.npz:w@21")
  }

  @Test func `a key chooses what the values are`() throws {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    for key in [Key.control("t"), .function(2)] {
      for quantity: FileQuantity? in [.logits, .probs, .logprobs, nil] {
        state.press(key)
        #expect(state.lookUpJob == ReadingJob(text: "a", quantity: quantity))
        #expect(state.openDialog?.quantity == quantity)
        let told = quantity.map { "Values are read as \($0.name)." } ?? "The file decides what values are."
        #expect(state.notice?.text == told)
      }
    }
    state.press(.control("t"), .control("t"))
    // What was looked up before the key is dropped.
    _ = state.apply(.lookedUp(ReadingJob(text: "a"), listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.isEmpty == true)
    _ = state.apply(.lookedUp(ReadingJob(text: "a", quantity: .probs), listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.count == 1)
    state.press(.enter)
    #expect(state.openingJob == ReadingJob(text: "a", quantity: .probs))
    state.press(.control("t"))
    #expect(state.openingJob == nil, "another quantity gives up the file before")
  }

  @Test func `what was assumed of the file is shown, and its reading restored`() throws {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    let file = OpenedFile(
      argument: "a.csv", reading: FileReading(quantity: .probs, columns: ["x", "y,z"]), labels: ["x", "y,z"],
      logits: try Logits([1, 2]), notices: ["One.", "Two."])
    state.press(.enter)
    _ = state.apply(.opened(.done(file, name: "a.csv", temperature: nil)))
    #expect(state.notice?.text == "2 categories from a.csv. One. Two.")
    #expect(state.experiment.readingNotices == ["One.", "Two."])
    #expect(
      state.commandLine
        == "gumbel-tui --open a.csv --as probs --columns 'x,\"y,z\"' --tau 0.5 --seed 42")
    state.press(.character("+"))
    #expect(state.experiment.readingNotices == [])
    #expect(state.commandLine.hasPrefix("gumbel-tui --logits "))
    state.press(.character("u"))
    #expect(state.experiment.readingNotices == ["One.", "Two."])
  }

  @Test func `what is opened is one step of undo`() throws {
    var state = State.opened()
    let before = state.parameters
    state.press(.character("o"), .character("a"))
    let file = OpenedFile(argument: "a.csv", labels: ["x", "y"], logits: try Logits([1, 2]))
    state.press(.enter)
    _ = state.apply(.opened(.failed("a.csv: there is no such file")))
    #expect(state.openDialog?.problem == "a.csv: there is no such file")
    state.press(.character("b"))
    #expect(state.openDialog?.problem == nil)
    state.press(.enter)
    _ = state.apply(.opened(.done(file, name: "a.csv", temperature: try Temperature(0.3))))
    #expect(state.overlays.isEmpty && state.source == "a.csv" && state.parameters.labels == ["x", "y"])
    #expect(state.commandLine == "gumbel-tui --open a.csv --tau 0.3 --seed 42")
    state.press(.character("u"))
    #expect(state.parameters == before)
  }
}
