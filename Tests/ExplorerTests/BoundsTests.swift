import Console
import Glibc
import GumbelEngine
import Testing

@testable import Explorer

/// Processor time of this thread, which other work on the machine does not lengthen.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

@Suite struct `What is too much or too little` {
  @Test(arguments: [Key.character("t"), .character("/"), .character(":"), .enter, .character("a")])
  func `is a paste that no line can hold, which is refused at once`(key: Key) {
    for text in [String(repeating: "x", count: 100_000), String(repeating: "1 ", count: 8_000_000)] {
      var state = State.opened()
      state.press(key)
      let before = state.overlays
      let start = processorSeconds()
      _ = state.apply(.input(.paste(text)))
      #expect(processorSeconds() - start < 0.2)
      #expect(state.overlays == before, "what was typed stays")
      #expect(state.notice?.isProblem == true)
      #expect(state.notice?.text.hasPrefix("Not pasted: 1") == true)
    }
  }

  @Test func `is a line of a pasted text, but not a long list`() {
    var state = State.opened()
    _ = state.apply(.input(.paste(String(repeating: "x", count: 100_000))))
    #expect(state.notice?.text == "Not pasted: 100 000 characters, and a line has room for 1 000.")
    #expect(state.overlays.isEmpty)
    _ = state.apply(.input(.paste(Array(repeating: "1.25", count: 5000).joined(separator: ", "))))
    #expect(state.textEditor?.lines.count == 5000)
  }

  @Test func `is what a field has room for beside what is there`() {
    var state = State.opened()
    state.press(.character("/"))
    _ = state.apply(.input(.paste(String(repeating: "x", count: 999))))
    #expect(state.finder?.text.count == 999)
    _ = state.apply(.input(.paste("yy")))
    #expect(state.notice?.text == "Not pasted: 2 characters, and a line has room for 1.")
  }

  @Test(arguments: ["1e-400", "-1e-400", "\u{2212}1e-400"])
  func `is a number too close to 0`(text: String) {
    var state = State.opened()
    state.press(.character("t"))
    state.type(text)
    state.press(.enter)
    #expect(
      state.field?.problem == "'\(text)' is too close to 0; the smallest number above 0 is about 4.9e-324")
  }

  @Test func `is a scroll beyond the last page`() {
    var state = State.opened()
    state.press(.character("?"), .pageDown, .pageDown)
    state.holdHelpScroll(to: 7)
    #expect(state.overlays == [.help(scroll: 7)])
    state.press(.up)
    state.holdHelpScroll(to: 7)
    #expect(state.overlays == [.help(scroll: 6)])
  }
}

@Suite struct `A preset that was edited` {
  @Test func `is known by it until it is as it was`() {
    var state = State.opened()
    state.press(.right, .character("n"))
    #expect(!state.isEdited, "temperature and noise are no part of it")
    state.press(.character("+"))
    #expect(state.isEdited)
    state.press(.character("u"))
    #expect(!state.isEdited)
    state.press(.control("r"))
    #expect(state.isEdited)
    state.press(.character("-"))
    #expect(!state.isEdited)
    state.press(.character("+"), .character("p"))
    #expect(!state.isEdited)
  }
}

@Suite struct `Exact laws` {
  @Test func `are those of the parameters after any change`() {
    var state = State.opened()
    for key in [Key.right, .character(">"), .left, .character("n"), .right, .character("<"), .character("n")]
    {
      for _ in 0..<3 {
        state.press(key)
        #expect(state.derived == Derived(state.parameters))
      }
    }
  }
}
