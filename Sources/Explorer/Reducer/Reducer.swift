import Console

/// The explorer after `event`, and what it asks of the outside world: a pure function.
public func reduce(_ state: State, _ event: Event) -> (State, [Effect]) {
  var state = state
  let effects = state.apply(event)
  return (state, effects)
}

extension State {
  /// Changes the state by `event` in place, as `reduce` does, and returns what is asked of the outside.
  public mutating func apply(_ event: Event) -> [Effect] {
    switch event {
    case .input(.key(let key)): return press(key)
    case .input(.paste(let text)): paste(text)
    case .input(.mouse), .input(.resize): break
    case .snapshot(let snapshot): receive(snapshot)
    case .seed(let seed): reseed(seed)
    case .notice(let notice): self.notice = notice
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    notice = nil
    let command = KeyMap.command(for: key, in: keyLayer)
    if command.flatMap(changeKind) != lastChange { lastChange = nil }
    if let command { return perform(command) }
    if case .character(let character) = key { insert(String(character)) }
    return []
  }

  /// Kinds of change that a held key repeats.
  private func changeKind(of command: Command) -> ChangeKind? {
    switch command {
    case .stepTemperature, .scaleTemperature: .temperature
    case .stepLogit: .logit(selection)
    default: nil
    }
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .stepTemperature(let up): stepTemperature(up: up)
    case .scaleTemperature(let up): scaleTemperature(up: up)
    case .typeTemperature: editTemperature()
    case .toggleNoise: change { $0.noise.toggle() }
    case .toggleHard: change { $0.hard.toggle() }
    case .togglePause: togglePause()
    case .singleDraw: singleDraw()
    case .clearCounts: clearCounts()
    case .newSeed: return [.drawSeed]
    case .changePace(let faster): changePace(faster: faster)
    case .choose(let rows): choose(by: rows)
    case .chooseFirst: selection = order[0]
    case .chooseLast: selection = order[order.count - 1]
    case .stepLogit(let tenths): stepLogit(tenths: tenths)
    case .editCategory: editCategory()
    case .editAll: editAll()
    case .addCategory: editNewCategory()
    case .removeCategory: removeCategory()
    case .cycleConstruction(let side): cycleConstruction(side)
    case .toggleSort: toggleSort()
    case .cycleDisplay: display = display.next(by: 1)
    case .openView(let view): self.view = view
    case .switchView(let tabs): view = view.next(by: tabs)
    case .takePreset(let places): takePreset(by: places)
    case .undo: undo()
    case .redo: redo()
    case .copyCommandLine: return copyCommandLine()
    case .openHelp: overlays.append(.help(scroll: 0))
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .back: _ = overlays.popLast()
    case .commit: commit()
    case .edit(let action): edit(action)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    }
    return []
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The case so many places further, round and round.
  func next(by places: Int) -> Self {
    let cases = Self.allCases
    guard let index = cases.firstIndex(of: self) else { return self }
    return cases[((index + places) % cases.count + cases.count) % cases.count]
  }
}
