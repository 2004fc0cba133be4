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

  mutating func scrollHelp(by rows: Int) {
    guard case .help(let scroll) = overlays.last else { return }
    overlays[overlays.count - 1] = .help(scroll: min(max(scroll + rows, 0), KeyMap.helpRowCount - 1))
  }

  /// Takes the preset that stands so many places after the present one; from a file, the first or last.
  mutating func takePreset(by places: Int) {
    let presets = Presets.all
    let present = presets.firstIndex { $0.name == source } ?? (places > 0 ? -1 : 0)
    let preset = presets[((present + places) % presets.count + presets.count) % presets.count]
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
