// Keys and typed commands meet here, so that both do exactly the same.

extension State {
  /// Does what `command` says, and returns what is asked of the outside.
  mutating func perform(_ command: Command) -> [Effect] {
    if view == .training, train(command) { return [] }
    if view == .claims, claim(command) { return [] }
    switch command {
    case .newSeed: return [.drawSeed]
    case .copyCommandLine: return copyCommandLine()
    case .copyCode: return copyCode()
    case .commit: return commit()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    default:
      if !(changeParameters(command) || changeDisplay(command)) { changeOverlays(command) }
      return []
    }
  }

  private mutating func changeParameters(_ command: Command) -> Bool {
    switch command {
    case .stepTemperature(let up): stepTemperature(up: up)
    case .scaleTemperature(let up): scaleTemperature(up: up)
    case .setTemperature(let value): setTemperature(to: value)
    case .toggleNoise: change { $0.noise.toggle() }
    case .toggleHard: change { $0.hard.toggle() }
    case .turn(let part, let on): turn(part, on: on)
    case .setSeed(let seed): reseed(seed)
    case .stepLogit(let tenths): stepLogit(tenths: tenths)
    case .setLogit(let category, let value): setLogit(category, to: value)
    case .setLabel(let category, let label): setLabel(category, to: label)
    case .appendCategory(let label, let value): appendCategory(label, value)
    case .takeCategories(let list): takeCategories(list)
    case .removeCategory: removeCategory()
    case .cycleConstruction(let side): cycleConstruction(side)
    case .setConstruction(let side, let construction): setConstruction(side, to: construction)
    case .takePreset(let places): takePreset(by: places)
    case .takePresetAt(let place): takePreset(at: place)
    case .nextObjective: takeNextObjective()
    case .setObjective(let objective): change { $0.objective = objective }
    case .scrub(let places): scrub(by: places)
    case .followNewest: followNewest()
    case .undo: undo()
    case .redo: redo()
    default: return false
    }
    return true
  }

  /// Changes how things are shown, or how fast.
  private mutating func changeDisplay(_ command: Command) -> Bool {
    switch command {
    case .togglePause: togglePause()
    case .singleDraw: singleDraw()
    case .setDraws(let draws): hold(at: draws)
    case .clearCounts: clearCounts()
    case .changePace(let faster): changePace(faster: faster)
    case .choose(let rows): choose(by: rows)
    case .chooseFirst: selection = order[0]
    case .chooseLast: selection = order[order.count - 1]
    case .chooseCategory(let category): choose(category)
    case .toggleBaseline: toggleBaseline()
    case .toggleSort: toggleSort()
    case .cycleDisplay: display = display.next(by: 1)
    case .setDisplay(let display): self.display = display
    case .openView(let view): self.view = view
    case .switchView(let tabs): view = view.next(by: tabs)
    case .takeCorner: takeCorner()
    case .takeLikeliestCorners: takeLikeliestCorners()
    case .toggleRest: toggleRest()
    case .nextSchedule: takeNextSchedule()
    case .setSchedule(let schedule): setSchedule(schedule)
    case .setTask(let task): setTask(task)
    case .stepEstimator(let rows): followEstimator(by: rows)
    case .setEstimator(let kind): change { $0.choices.estimator = kind }
    case .chooseClaim(let place): chooseClaim(place)
    case .scaleSamples(let up): scaleSamples(up: up)
    case .setSamples(let count): sampleBudget = count
    case .cycleTheme: setTheme(theme.next(by: 1))
    case .setTheme(let theme): setTheme(theme)
    default: return false
    }
    return true
  }

  private mutating func changeOverlays(_ command: Command) {
    switch command {
    case .typeTemperature: editTemperature()
    case .editCategory: editCategory()
    case .editAll: editAll()
    case .addCategory: editNewCategory()
    case .editObjective: editObjective()
    case .editTask: editTask()
    case .typeFile: editFileName()
    case .openFile: openFileDialog()
    case .chooseRow(let rows): chooseRow(by: rows)
    case .nextQuantity: nextQuantity()
    case .openTour: openTour()
    case .moveTour(let steps): moveTour(by: steps)
    case .openHelp: overlays.append(.help(scroll: 0))
    case .openFinder: openFinder()
    case .openPalette: openPalette()
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .highlight(let places): highlight(by: places)
    case .complete: complete()
    case .back: back()
    case .edit(let action): edit(action)
    default: break
    }
  }
}
