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
    let effects = answer(event)
    dropOutdatedBaseline()
    dropOutdatedCorners()
    view.page.settle(&self)
    checkTour()
    return effects
  }

  private mutating func answer(_ event: Event) -> [Effect] {
    switch event {
    case .input(.key(let key)): return press(key)
    case .input(.paste(let text)): paste(text, isWhole: true)
    case .input(.unfinishedPaste(let text)): paste(text, isWhole: false)
    case .input(.mouse), .input(.resize): break
    case .mouse(let action, let pointer): return point(action, pointer)
    case .command(let command): return run(command)
    // A slider that is held still is still held.
    case .lull: if !isDragging { lastChange = nil }
    case .finding(let finding): finding.enter(&self)
    case .seed(let seed): reseed(seed)
    case .notice(let notice): self.notice = notice
    case .steps(let news): receive(news)
    case .lookedUp(let job, let listing): receive(listing, for: job)
    case .opened(let result): finishOpening(result)
    case .written(let result): finishWriting(result)
    case .waiting(let kind, let waiting): wait(for: kind, waiting)
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    if endsPaste(key) {
      notice = nil
      return commit()
    }
    if key == .enter, hasJustEndedTour {
      notice = nil
      return []
    }
    if let command = KeyMap.command(for: key, in: keyLayer) {
      return ask(for: key == .end && command == .chooseLast && followed != nil ? .followNewest : command)
    }
    notice = nil
    lastChange = nil
    guard case .character(let character) = key else { return [] }
    if !insert(String(character)) { notice = noKeyNotice(character) }
    return []
  }

  /// The help lists keys that it does not pass on.
  private func noKeyNotice(_ character: Character) -> Notice {
    guard keyLayer == .help else { return Notice(text: "No key '\(character)': ? lists them.") }
    let isListed = KeyMap.command(for: .character(character), in: .explorer) != nil
    return Notice(
      text: isListed ? "'\(character)' works when the help is closed: Esc." : "No key '\(character)'.")
  }

  /// Runs a command that came in words. It could pull the ground from under an open editor, so it waits.
  private mutating func run(_ command: Command) -> [Effect] {
    guard overlays.isEmpty else {
      notice = Notice(text: "Close what is open first.", isProblem: true)
      return []
    }
    lastChange = nil
    prepare(for: command)
    return performUnseen(command)
  }

  /// Does what a key or the mouse asks for. The same again and again is one step of undo.
  mutating func ask(for command: Command) -> [Effect] {
    prepare(for: command)
    return perform(command)
  }

  private mutating func prepare(for command: Command) {
    notice = nil
    if changeKind(of: command) != lastChange { lastChange = nil }
    if command != .copyCode { copiedLanguage = nil }
  }

  /// Kinds of change that a held key repeats.
  private func changeKind(of command: Command) -> ChangeKind? {
    switch command {
    case .stepTemperature, .scaleTemperature: .temperature
    case .stepLogit: .logit(selection)
    case .stepEstimator: .estimator
    default: nil
    }
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
