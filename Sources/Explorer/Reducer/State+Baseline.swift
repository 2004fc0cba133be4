// What is seen now can be kept, to be compared with what comes after a change.

extension State {
  mutating func toggleBaseline() {
    if baseline != nil {
      baseline = nil
      notice = Notice(text: "The baseline is dropped.")
      return
    }
    guard let sampling, sampling.draws > 0 else {
      notice = Notice(text: "There is nothing to pin before the first draw.")
      return
    }
    baseline = Baseline(sampling, parameters: parameters)
    notice = Notice(
      text: "Baseline pinned at τ \(LogitNotation.text(parameters.temperature.value)); b drops it.")
  }

  /// A baseline of other categories says nothing about these.
  mutating func dropOutdatedBaseline() {
    guard let baseline, baseline.count != parameters.logits.count else { return }
    self.baseline = nil
    let reason = "The baseline is dropped: it had \(grouped(baseline.count)) categories."
    notice = Notice(
      text: [reason, notice?.text].compactMap(\.self).joined(separator: " "),
      isProblem: notice?.isProblem ?? false)
  }
}
