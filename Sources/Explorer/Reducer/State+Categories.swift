// Moving through the list and changing one category, such that the logits always stay valid.

import GumbelEngine

extension State {
  /// Moves the choice by rows of the list, and stops at its ends.
  mutating func choose(by rows: Int) {
    let row = order.row(of: selection) + rows
    selection = order[min(max(row, 0), order.count - 1)]
  }

  /// Changes the chosen logit by tenths. A masked one comes back at the smallest unmasked logit: beside the
  /// others, without taking over.
  mutating func stepLogit(tenths: Int) {
    var values = parameters.logits.values
    let old = values[selection]
    if old == -.infinity {
      guard tenths > 0 else {
        notice = Notice(text: "\(quotedLabel(selection)) is masked; + brings it back.")
        return
      }
      values[selection] = values.filter { $0 > -.infinity }.min() ?? 0
    } else {
      values[selection] = stepped(old, byTenths: tenths)
    }
    guard values[selection] != old else {
      notice = Notice(text: "This logit is too large for small steps; Enter edits it.", isProblem: true)
      return
    }
    change(.logit(selection)) { $0.logits = validLogits(values) }
  }

  /// Removes the chosen category; the choice goes to the one that takes its row.
  mutating func removeCategory() {
    let logits = parameters.logits
    let removed = selection
    guard logits.unmaskedCount > 1 || logits.isMasked(removed) else {
      let reason = logits.count == 1 ? "the only category" : "the last category that is not masked"
      notice = Notice(
        text: "\(quotedLabel(removed)) is \(reason), so it cannot be removed.", isProblem: true)
      return
    }
    let row = order.row(of: removed)
    var values = logits.values
    values.remove(at: removed)
    change {
      $0.labels.remove(at: removed)
      $0.logits = validLogits(values)
    }
    selection = order[min(row, order.count - 1)]
  }

  /// A label as it stands in a sentence.
  func quotedLabel(_ category: Int) -> String { "'\(parameters.labels[category].printable)'" }
}

/// Logits that are known to be finite or masked, at least one of them finite.
private func validLogits(_ values: [Double]) -> Logits {
  do {
    return try Logits(values)
  } catch {
    preconditionFailure("the reducer made invalid logits: \(error.message())")
  }
}

/// `value` and so many tenths more, rounded to the decimals that `value` is written with, at least one: 1.1
/// and one tenth is 1.2, not 1.2000000000000002. More than twelve decimals are not kept.
func stepped(_ value: Double, byTenths tenths: Int) -> Double {
  let sum = value + Double(tenths) / 10
  var scale = 10.0
  while scale < 1e12, (value * scale).rounded() / scale != value { scale *= 10 }
  let scaled = sum * scale
  // Beyond 2^52 every number is whole: there are no decimals to tidy, and rounding could only do harm.
  return scaled.magnitude < 0x1p52 ? scaled.rounded() / scale : sum
}
