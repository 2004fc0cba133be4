import Console
import Explorer
import GumbelEngine
import Testing

@testable import Screen

@Suite struct HeaderAndControls {
  @Test(arguments: [UInt64(1), 123_456_789, .max]) func theSliderHasRoomBesideAnySeed(seed: UInt64) {
    for width in 116...240 {
      let layout = ControlsLayout(rows: Region(column: 0, row: 1, columns: width), seed: seed)
      let slider = layout.region(.slider)
      #expect((slider?.columns ?? 0) >= 27, "\(width)")
      #expect(layout.places.map(\.item).contains(.seed), "\(width)")
      for (left, right) in zip(layout.places, layout.places.dropFirst()) {
        #expect(left.region.end + 2 <= right.region.column, "\(width)")
      }
      #expect(layout.places.last!.region.end < width, "\(width)")
    }
    let wide = ControlsLayout(rows: Region(column: 0, row: 1, columns: 140), seed: .max)
    #expect(wide.region(.seed)?.columns == 25, "the whole seed, where there is room")
  }

  @Test func namesStayInPlaceWhileTheRateChanges() {
    let rates = [0, 1, 9, 999, 1000, 12_345, 123_456, 1_234_567, 41_000_000]
    let columns = rates.map { rate in
      let state = States.words.with { $0.snapshot?.drawsPerSecond = Double(rate) }
      let header = picture(state, 100, 30).text.split(separator: "\n")[0]
      return header.range(of: "next-word")
    }
    #expect(Set(columns).count == 1 && columns[0] != nil)
  }

  @Test func anEditedPresetSaysSo() {
    var state = States.words
    #expect(picture(state, 100, 30).text.contains(" next-word  "))
    _ = state.apply(.input(.key(.character("+"))))
    #expect(picture(state, 100, 30).text.contains(" next-word* "))
  }

  @Test func aTinyProbabilityIsNotShownAsNone() {
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
