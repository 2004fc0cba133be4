import Experiment
import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct HeaderAndControls {
  /// As many tabs as there may be.
  private static let names = [
    "Compare", "One draw", "Simplex", "Temperature", "Gradients", "Training", "Claims",
  ]

  @Test(arguments: [UInt64(1), 123_456_789, .max]) func `the slider has room beside any seed`(seed: UInt64) {
    for width in 116...240 {
      let layout = ControlsLayout(rows: Region(column: 0, row: 1, columns: width), seed: seed)
      let slider = layout.region(.slider)
      #expect((slider?.columns ?? 0) >= 19, "\(width)")
      let whole = 5 + String(seed).count
      #expect(layout.region(.seed)!.columns >= min(whole, width < 120 ? 21 : 25), "\(width)")
      for (left, right) in zip(layout.places, layout.places.dropFirst()) {
        #expect(left.region.end + 2 <= right.region.column, "\(width)")
      }
      #expect(layout.places.last!.region.end < width, "\(width)")
    }
    let wide = ControlsLayout(rows: Region(column: 0, row: 1, columns: 140), seed: .max)
    #expect(wide.region(.seed)?.columns == 25, "the whole seed, where there is room")
  }

  @Test(arguments: View.allCases, [40, 60, 80, 120])
  func `tabs leave room for the source and the draws`(view: View, width: Int) {
    let header = picture(States.words.with { $0.view = view }, width, 30).text.split(separator: "\n")[0]
    // In a window of 40 columns there is room for the beginning of the name.
    let source =
      switch view {
      case .training: "trap"
      case .when: width == 40 ? "eight" : "eight tasks"
      default: width == 40 ? "next" : "next-word"
      }
    #expect(header.contains(source) && header.contains(view == .training ? "‖" : "●"), "\(header)")
    for tab in View.allCases { #expect(header.contains("\(tab.rawValue + 1)")) }
  }

  @Test func `tabs get shorter as room does`() {
    for (open, source) in Self.names.indices.flatMap({ open in [4, 9, 40].map { (open, $0) } }) {
      var last = 0
      for width in (40...200).reversed() {
        let form = HeaderLayout.form(Self.names, open: open, source: source, width: width)
        let place = HeaderLayout.Form.allCases.firstIndex(of: form)!
        // With room for a title or for a rate begins a layout of its own.
        if width != 55 { #expect(place >= last, "at \(width) columns") }
        last = place
        let titles = form.titles(Self.names, open: open)
        let least = min(source, HeaderLayout.shortestSource)
        #expect(
          1 + titles.joined().count + 1 + 3 + least + RunStatus.columns(width: width) + 1 <= width,
          "at \(width) columns")
        #expect(width < 80 || titles[open].contains(Self.names[open]))
      }
      #expect(HeaderLayout.form(Self.names, open: open, source: source, width: 200) == .full)
    }
    #expect(HeaderLayout.Form.numbers.titles(Array(Self.names.prefix(3)), open: 1).joined() == " 1 [2] 3 ")
    #expect(HeaderLayout.Form.closeNumbers.titles(Self.names, open: 3).joined() == " 1 2 3[4]5 6 7 ")
  }

  @Test func `names stay in place while the rate changes`() {
    let rates = [0, 1, 9, 999, 1000, 12_345, 123_456, 1_234_567, 41_000_000]
    let columns = rates.map { rate in
      let state = States.words.with { $0.sampling?.drawsPerSecond = Double(rate) }
      let header = picture(state, 100, 30).text.split(separator: "\n")[0]
      return header.range(of: "next-word")
    }
    #expect(Set(columns).count == 1 && columns[0] != nil)
  }

  @Test func `an edited preset says so`() {
    var state = States.words
    #expect(picture(state, 100, 30).text.contains(" next-word  "))
    _ = state.apply(.input(.key(.character("+"))))
    #expect(picture(state, 100, 30).text.contains(" next-word* "))
  }

  @Test func `a tiny probability is not shown as none`() {
    let state = State.of(["a", "rare"], [0, -10.4])
    #expect(picture(state, 120, 36).text.contains("π 3.0e-5"))
    #expect(picture(state, 40, 12).text.contains("3.0e-5") || picture(state, 80, 24).text.contains("3.0e-5"))
  }
}

extension Substring {
  /// Where a text begins, in characters.
  fileprivate func range(of text: String) -> Int? {
    indices.first { self[$0...].hasPrefix(text) }.map { distance(from: startIndex, to: $0) }
  }
}
