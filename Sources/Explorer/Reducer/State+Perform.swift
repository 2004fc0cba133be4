// Keys and typed commands meet here, so that both do exactly the same.

extension State {
  /// Does what `command` says in the open view, or says why not, and returns what is asked of the outside.
  mutating func perform(_ command: Command) -> [Effect] {
    switch view.page.handling(of: command) {
    case .shared: return performShared(command)
    case .own(let act): act(&self)
    case .refused(let reason): notice = Notice(text: reason)
    }
    return []
  }

  /// The same without a screen, where every change is told in words: nothing is out of sight, and nothing is refused.
  mutating func performUnseen(_ command: Command) -> [Effect] {
    view.page.handling(of: command).isRefusal ? performShared(command) : perform(command)
  }

  /// Does what `command` says in every view that has what it is about.
  private mutating func performShared(_ command: Command) -> [Effect] {
    switch command {
    case .stepTemperature(let up): stepTemperature(up: up)
    case .scaleTemperature(let up): scaleTemperature(up: up)
    case .typeTemperature: editTemperature()
    case .setTemperature(let value): setTemperature(to: value)
    case .toggleNoise: change { $0.noise.toggle() }
    case .toggleHard: change { $0.hard.toggle() }
    case .turn(let part, let on): turn(part, on: on)
    case .togglePause: togglePause()
    case .singleDraw: makeOneDraw()
    case .clearCounts: clearCounts()
    case .newSeed: return [.drawSeed]
    case .setDraws(let draws): hold(at: draws)
    case .setSeed(let seed): reseed(seed)
    case .changePace(let faster): changePace(faster: faster)
    case .choose(let rows): choose(by: rows)
    case .chooseFirst: selection = order[0]
    case .chooseLast: selection = order[order.count - 1]
    case .chooseCategory(let category): choose(category)
    case .stepLogit(let tenths): stepLogit(tenths: tenths)
    case .setLogit(let category, let value): setLogit(category, to: value)
    case .setLabel(let category, let label): setLabel(category, to: label)
    case .appendCategory(let label, let value): appendCategory(label, value)
    case .takeCategories(let list): takeCategories(list)
    case .editCategory: editCategory()
    case .editAll: editAll()
    case .addCategory: editNewCategory()
    case .removeCategory: removeCategory()
    case .cycleConstruction(let side): cycleConstruction(side)
    case .setConstruction(let side, let construction): setConstruction(side, to: construction)
    case .toggleBaseline: toggleBaseline()
    case .toggleSort: toggleSort()
    case .cycleDisplay: display = display.next(by: 1)
    case .setDisplay(let display): self.display = display
    case .openView(let view): self.view = view
    case .switchView(let tabs): view = view.next(by: tabs)
    case .takePreset(let places): takePreset(by: places)
    case .takePresetAt(let place): takePreset(at: place)
    case .nextObjective: takeNextObjective()
    case .editObjective: editObjective()
    case .setObjective(let objective): change { $0.objective = objective }
    case .stepEstimator(let rows): followEstimator(by: rows, among: GradientRows.kinds, from: estimator)
    case .setEstimator(let kind): change { $0.choices.estimator = kind }
    case .scaleSamples(let up): scaleSamples(up: up)
    case .setSamples(let count): sampleBudget = count
    case .chooseClaim(let place): chooseClaim(place)
    case .takeCorner: takeCorner()
    case .takeLikeliestCorners: takeLikeliestCorners()
    case .toggleRest: toggleRest()
    case .nextSchedule: takeNextSchedule()
    case .setSchedule(let schedule): change { $0.choices.schedule = schedule }
    case .setTask(let task): setTask(task)
    case .editTask: editTask()
    case .scrub(let places): scrub(by: places)
    case .followNewest: followNewest()
    case .undo: undo()
    case .redo: redo()
    case .copyCommandLine: return copyCommandLine()
    case .copyCode: return copyCode()
    case .openFile: openFileDialog()
    case .chooseRow(let rows): chooseRow(by: rows)
    case .typeFile: editFileName()
    case .cycleTheme: setTheme(theme.next(by: 1))
    case .setTheme(let theme): setTheme(theme)
    case .nextQuantity: nextQuantity()
    case .openTour: openTour()
    case .moveTour(let steps): moveTour(by: steps)
    case .openHelp: overlays.append(.help(scroll: 0))
    case .openFinder: openFinder()
    case .openPalette: openPalette()
    case .back: back()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .scrollHelp(let rows): scrollHelp(by: rows)
    case .highlight(let places): highlight(by: places)
    case .complete: complete()
    case .commit: return commit()
    case .edit(let action): edit(action)
    }
    return []
  }
}
