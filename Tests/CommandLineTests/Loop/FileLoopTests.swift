import Console
import Experiment
import Explorer
import Testing

@testable import gumbel_tui

/// The dialogs that name a file, on a disk that may be slow.
@MainActor
@Suite struct FileLoopTests {
  private func bench(in folder: String) throws -> ExplorerBench {
    let bench = try ExplorerBench()
    bench.type(":draws 100<enter>", secondsApart: 0.01)
    try writeFile(folder + "/words.csv", "red,green,blue\n3,2,1\n6,5,4\n")
    return bench
  }

  @Test func `a file is chosen and opened by keys that come at once`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.typeAtOnce("o\(folder)/<tab><pgdn><enter>")
      #expect(bench.run.state.overlays.isEmpty)
      #expect(bench.run.state.parameters.labels == ["red", "green", "blue"])
      #expect(bench.run.state.parameters.logits.values == [6, 5, 4])
      #expect(bench.row(with: "3 categories from") != nil)
      #expect(bench.run.state.sampling?.revision == bench.run.state.revision)
    }
  }

  @Test func `what is found is in the first picture of a text`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.typeAtOnce("o\(folder)/")
      let pictures = bench.terminal.paintings.count
      bench.terminal.type([.key(.character("w"))])
      bench.terminal.end = bench.terminal.time + 0.01
      while bench.terminal.paintings.count == pictures { bench.run.turn() }
      #expect(bench.text.contains("words.csv"))
      bench.pass(1)
      #expect(bench.terminal.paintings.count == pictures + 1)
    }
  }

  @Test func `a disk that does not answer leaves every key alive`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.workers.disk.seconds = .infinity
      bench.typeAtOnce("o")
      bench.type(folder + "/words.csv", secondsApart: 0.01)
      #expect(bench.run.state.lookUpJob?.text == folder + "/words.csv")
      #expect(!bench.text.contains("Reading"), "a short wait is not worth a word")
      bench.pass(2.3)
      #expect(bench.row(with: "Reading … 2 s") != nil)
      bench.type("<left><left>x", secondsApart: 0.01)
      #expect(bench.text.contains("words.cxsv"))
      bench.type("<esc>2", secondsApart: 0.01)
      #expect(bench.run.state.overlays.isEmpty && bench.run.state.view == .oneDraw)
      bench.workers.disk.seconds = 0
      bench.pass(1)
      #expect(bench.run.state.overlays.isEmpty)
    }
  }

  @Test func `Esc gives up a file that is being opened and nothing comes of it`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.typeAtOnce("o\(folder)/words.csv")
      bench.pass(1)
      let before = bench.run.state.parameters
      bench.workers.disk.seconds = .infinity
      bench.workers.disk.fraction = 0.345
      bench.type("<enter>", secondsApart: 1.3)
      #expect(bench.row(with: "Reading … 34 %, 1 s; Esc gives up") != nil)
      bench.type("<esc>")
      #expect(!bench.text.contains("Reading") && bench.text.contains("words.csv"))
      bench.workers.disk.seconds = 0
      bench.pass(1)
      #expect(bench.run.state.parameters == before)
      bench.type("<esc>")
      #expect(bench.run.state.overlays.isEmpty)
    }
  }

  @Test func `a file that takes long is opened when it is there`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.workers.disk.seconds = 3.1
      bench.typeAtOnce("o\(folder)/words.csv<enter>")
      bench.pass(2.3)
      #expect(bench.row(with: "Reading … 2 s; Esc gives up") != nil)
      bench.pass(2)
      #expect(bench.run.state.parameters.labels == ["red", "green", "blue"])
      #expect(!bench.text.contains("Reading"))
      let waits = bench.terminal.waits
      bench.pass(3600)
      #expect(bench.terminal.waits == waits + 1, "nothing is waited for any more")
    }
  }

  @Test func `a wait is drawn once a second`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.workers.disk.seconds = .infinity
      bench.typeAtOnce("o\(folder)/words.csv<enter>")
      bench.pass(1)
      let pictures = bench.terminal.paintings.count
      bench.pass(10)
      #expect((9...11).contains(bench.terminal.paintings.count - pictures))
    }
  }

  @Test func `a key reads the values as something else before the file is opened`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      try writeFile(folder + "/shares.csv", "a,b\n0.25,0.75\n")
      bench.typeAtOnce("o\(folder)/shares.csv")
      #expect(bench.row(with: "2 logits") != nil)
      // As logits, as probabilities.
      bench.typeAtOnce("<C-t><C-t>")
      #expect(bench.row(with: "2 probabilities") != nil)
      bench.workers.disk.seconds = .infinity
      bench.typeAtOnce("<enter>")
      bench.pass(1.3)
      #expect(bench.row(with: "Esc gives up") != nil)
      bench.typeAtOnce("<C-t>")
      #expect(bench.run.state.openingJob == nil, "another reading gives up the one before")
      bench.workers.disk.seconds = 0
      bench.typeAtOnce("<C-t><C-t><C-t><enter>")
      #expect(bench.run.state.overlays.isEmpty)
      #expect(bench.run.state.commandLine.contains("--open \(folder)/shares.csv --as probs "))
      #expect(bench.run.state.parameters.logits.probabilities.map { ($0 * 100).rounded() } == [25, 75])
    }
  }

  @Test func `a file that cannot be read says why and can be tried again`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      try writeFile(folder + "/bad.csv", "1,x,3\n4,5,6\n")
      bench.typeAtOnce("o\(folder)/bad.csv<enter>")
      #expect(bench.row(with: "✗") != nil)
      try writeFile(folder + "/bad.csv", "1,2\n")
      bench.type("<enter>")
      #expect(bench.run.state.parameters.logits.values == [1, 2])
    }
  }

  @Test func `a view is written while keys keep working`() throws {
    try withFolder { folder in
      let bench = try bench(in: folder)
      bench.workers.disk.seconds = 1.6
      bench.typeAtOnce("w<C-u>\(folder)/view.txt<enter>")
      bench.pass(1.3)
      #expect(bench.row(with: "Writing … 1 s") != nil)
      bench.pass(1)
      #expect(bench.row(with: "Written to") != nil && bench.run.state.overlays.isEmpty)
      #expect(fileContent(folder + "/view.txt")?.contains("softmax") == true)
      bench.workers.disk.seconds = .infinity
      bench.typeAtOnce("w<C-u>\(folder)/other.txt<enter>")
      bench.pass(1)
      bench.typeAtOnce("<esc>2")
      #expect(bench.run.state.overlays.isEmpty && bench.run.state.view == .oneDraw)
      #expect(names(in: folder) == ["view.txt", "words.csv"])
    }
  }

  @Test func `the view is written in the form that the name asks for`() throws {
    try withFolder { folder in
      let bench = try ExplorerBench(preset: "two")
      bench.type(" ")
      for ending in ["txt", "svg", "ansi", "csv", "json"] {
        bench.typeAtOnce("w<C-u>\(folder)/view.\(ending)<enter>")
      }
      let texts = ["txt", "svg", "ansi", "csv", "json"].map { fileContent("\(folder)/view.\($0)") ?? "" }
      #expect(
        texts[0].contains("heads") && !texts[0].contains("\u{1B}") && !texts[0].contains("Write the view"))
      #expect(texts[0].split(separator: "\n", omittingEmptySubsequences: false).count == 25)
      #expect(texts[1].hasPrefix("<svg") && texts[1].contains("heads"))
      #expect(texts[2].contains("\u{1B}[") && texts[2].contains("heads"))
      #expect(texts[3].hasPrefix("label,") || texts[3].contains(",label,") || texts[3].contains("heads"))
      #expect(texts[4].contains("\"labels\": [\"heads\",\"tails\"]"))
    }
  }

  @Test func `an existing file is replaced only after a second Enter`() throws {
    try withFolder { folder in
      let bench = try ExplorerBench(preset: "two")
      try writeFile(folder + "/a.txt", "mine\n")
      bench.typeAtOnce("w<C-u>\(folder)/a.txt<enter>")
      #expect(bench.text.contains("Enter again replaces it"))
      #expect(fileContent(folder + "/a.txt") == "mine\n")
      bench.type("<enter>")
      #expect(bench.text.contains("Written to"))
      #expect(fileContent(folder + "/a.txt")?.contains("heads") == true)
      bench.typeAtOnce("w<C-u>\(folder)/none/a.txt<enter>")
      #expect(bench.text.contains("No such file or directory"))
      bench.typeAtOnce("<C-u>\(folder)/a.png<enter>")
      #expect(bench.text.contains("The name has to end with"))
      bench.type("<esc>q")
      #expect(bench.run.isOver && names(in: folder) == ["a.txt"])
    }
  }
}
