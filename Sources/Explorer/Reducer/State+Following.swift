// Watching logits that another program is still writing, and looking back at earlier ones.

import Experiment
import GumbelEngine

extension State {
  /// Takes new steps, and shows the newest unless another is being looked at.
  mutating func receive(_ news: StepsNews) {
    guard var followed else { return }
    // Logits that were changed by hand are not written over: that step stays until End is pressed.
    if followed.position == nil, !followed.steps.isEmpty, !showsStep(followed.shownPlace) {
      followed.position = followed.shownPlace
    }
    if news.isRestart {
      let told = followed.toldNotices
      followed = Followed(argument: followed.argument, reading: followed.reading)
      followed.toldNotices = told
      notice = Notice(text: "The file began anew; its steps count from the first again.")
    }
    var untold: [String] = []
    for step in news.steps {
      followed.add(step)
      for notice in step.notices where followed.toldNotices.insert(notice).inserted { untold.append(notice) }
    }
    if let told = Notice(reading: untold) { notice = told }
    followed.isEnded = news.isEnd
    if let problem = news.problem { notice = Notice(text: "Passed over: \(problem)", isProblem: true) }
    self.followed = followed
    if followed.position == nil, !news.steps.isEmpty { showStep(followed.steps.count - 1) }
  }

  /// Goes to the step before or after.
  mutating func scrub(by places: Int) {
    guard let followed else {
      notice = Notice(text: "No steps: gumbel-tui --open FILE.jsonl --follow shows those of a training run.")
      return
    }
    let place = followed.shownPlace + places
    guard followed.steps.indices.contains(place) else {
      notice = Notice(text: places < 0 ? "This is the first step." : "This is the newest step.")
      return
    }
    guard followed.steps[place].logits != nil else {
      notice = Notice(
        text: "No longer in memory; open it with --open FILE@\(followed.steps[place].row).", isProblem: true)
      return
    }
    self.followed?.position = place
    showStep(place)
  }

  /// Shows the newest step, and each that comes.
  mutating func followNewest() {
    guard let followed, !followed.steps.isEmpty else { return }
    self.followed?.position = nil
    showStep(followed.steps.count - 1)
    notice = Notice(
      text: followed.isEnded ? "The newest step; no more will come." : "Following the newest step.")
  }

  /// Whether the logits are those of the step.
  private func showsStep(_ place: Int) -> Bool {
    guard let followed, followed.steps.indices.contains(place) else { return false }
    return followed.steps[place].logits == parameters.logits
      && followed.steps[place].labels == parameters.labels
  }

  /// Takes logits and temperature of a step. Not a change of the person's, so undo knows nothing of it. A
  /// temperature that was changed by hand stays.
  private mutating func showStep(_ place: Int) {
    guard let step = followed?.steps[place], let logits = step.logits else { return }
    var shown = parameters
    shown.labels = step.labels
    shown.logits = logits
    if let temperature = step.temperature,
      parameters.temperature == followedTemperature ?? parameters.temperature
    {
      shown.temperature = temperature
      followedTemperature = temperature
    }
    opened = followed.map {
      OpenedFile(
        argument: $0.argument.map { "\($0)@\(step.row)" }, reading: $0.reading, labels: step.labels,
        logits: logits, notices: step.notices)
    }
    guard shown != parameters else { return }
    parameters = shown
    selection = min(selection, logits.count - 1)
    restart()
  }
}
