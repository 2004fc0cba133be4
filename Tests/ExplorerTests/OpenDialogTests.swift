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

  @Test func theOutsideIsAskedForEachNewText() {
    var state = State.opened()
    #expect(state.apply(.input(.key(.character("o")))) == [.lookUp("")])
    #expect(state.apply(.input(.key(.character("a")))) == [.lookUp("a")])
    #expect(state.apply(.input(.key(.left))) == [])
    #expect(state.apply(.input(.paste("b\nc"))) == [.lookUp("b ca")])
  }

  @Test func anAnswerToAnOlderTextIsDropped() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.lookedUp("", listing([("old", true)])))
    #expect(state.openDialog?.found.entries.isEmpty == true)
    _ = state.apply(.lookedUp("a", listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.count == 1)
  }

  @Test func foldersAreGoneIntoAndFilesOpened() {
    var state = State.opened()
    state.press(.character("o"))
    _ = state.apply(.lookedUp("", listing([("sub/", false), ("a.csv", true)])))
    state.press(.down)
    #expect(state.apply(.input(.key(.enter))) == [.lookUp("sub/")])
    _ = state.apply(.lookedUp("sub/", listing([("sub/x.npy", true)])))
    #expect(state.apply(.input(.key(.tab))) == [.lookUp("sub/x.npy")])
    #expect(state.apply(.input(.key(.enter))) == [.open("sub/x.npy")])
  }

  @Test func rowsAreChosenWithinTheArray() {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    _ = state.apply(.lookedUp("a", listing([], row: 1, rows: 3)))
    #expect(state.apply(.input(.key(.pageDown))) == [.lookUp("a.npz:w@2")])
    _ = state.apply(.lookedUp("a.npz:w@2", listing([], row: 2, rows: 3)))
    #expect(state.apply(.input(.key(.pageDown))) == [])
  }

  @Test func `a key chooses what the values are`() throws {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    for key in [Key.control("t"), .function(2)] {
      for quantity: FileQuantity? in [.logits, .probs, .logprobs, nil] {
        #expect(state.apply(.input(.key(key))) == [.lookUp("a", as: quantity)])
        #expect(state.openDialog?.quantity == quantity)
        let told = quantity.map { "Values are read as \($0.name)." } ?? "The file decides what values are."
        #expect(state.notice?.text == told)
      }
    }
    state.press(.control("t"), .control("t"))
    // What was looked up before the key is dropped.
    _ = state.apply(.lookedUp("a", listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.isEmpty == true)
    _ = state.apply(.lookedUp("a", as: .probs, listing([("a.csv", true)])))
    #expect(state.openDialog?.found.entries.count == 1)
    #expect(state.apply(.input(.key(.enter))) == [.open("a", as: .probs)])
  }

  @Test func `what was assumed of the file is shown, and its reading restored`() throws {
    var state = State.opened()
    state.press(.character("o"), .character("a"))
    let file = OpenedFile(
      argument: "a.csv", reading: FileReading(quantity: .probs, columns: ["x", "y,z"]), labels: ["x", "y,z"],
      logits: try Logits([1, 2]), notices: ["One.", "Two."])
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

  @Test func whatIsOpenedIsOneStepOfUndo() throws {
    var state = State.opened()
    let before = state.parameters
    state.press(.character("o"), .character("a"))
    let file = OpenedFile(argument: "a.csv", labels: ["x", "y"], logits: try Logits([1, 2]))
    _ = state.apply(.opened(.failed("a.csv: there is no such file")))
    #expect(state.openDialog?.problem == "a.csv: there is no such file")
    state.press(.character("b"))
    #expect(state.openDialog?.problem == nil)
    _ = state.apply(.opened(.done(file, name: "a.csv", temperature: try Temperature(0.3))))
    #expect(state.overlays.isEmpty && state.source == "a.csv" && state.parameters.labels == ["x", "y"])
    #expect(state.commandLine == "gumbel-tui --open a.csv --tau 0.3 --seed 42")
    state.press(.character("u"))
    #expect(state.parameters == before)
  }
}
