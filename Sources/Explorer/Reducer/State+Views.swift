// Going round through what can be compared, and taking along what is set.

import Experiment
import GumbelEngine

extension State {
  mutating func cycleConstruction(_ side: Side) {
    change { parameters in
      switch side {
      case .left: parameters.left = parameters.left.next(by: 1)
      case .right: parameters.right = parameters.right.next(by: 1)
      }
    }
  }

  mutating func toggleSort() {
    sorted.toggle()
    notice = Notice(text: sorted ? "Sorted by falling probability." : "In their own order.")
  }

  /// Takes the preset that stands so many places after the present one; from a file, the first or last.
  mutating func takePreset(by places: Int) {
    let presets = Presets.all
    let present = presets.firstIndex { $0.name == source } ?? (places > 0 ? -1 : 0)
    takePreset(at: ((present + places) % presets.count + presets.count) % presets.count)
  }

  /// Takes the preset at a place among all, if there is such a one.
  mutating func takePreset(at place: Int) {
    guard Presets.all.indices.contains(place) else { return }
    let preset = Presets.all[place]
    change(source: preset.name) {
      $0.labels = preset.labels
      $0.logits = preset.logits
      $0.temperature = preset.temperature
    }
    notice = Notice(text: "\(preset.name): \(preset.sentence)")
  }

  mutating func copyCommandLine() -> [Effect] {
    notice = Notice(text: commandLine)
    return [.copy(commandLine)]
  }
}
