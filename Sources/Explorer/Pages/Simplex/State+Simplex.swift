// Which categories are the corners of the triangle, also when the list changes under them.

import Experiment
import GumbelEngine

extension State {
  /// What the triangle shows.
  public var projection: SimplexProjection {
    SimplexProjection(
      corners: parameters.choices.corners ?? derived.likeliest,
      rest: parameters.choices.addsRest && parameters.logits.count > 3 ? .inLastCorner : .leftOut)
  }

  /// The points of the present setting and projection.
  public var currentSimplex: SimplexFinding? {
    guard let sampling, sampling.revision == revision, let simplex = sampling.simplex,
      simplex.tally.projection == projection
    else { return nil }
    return simplex
  }

  /// Puts the chosen category at a corner, one corner after the other.
  mutating func takeCorner() {
    var corners = projection.corners
    guard parameters.logits.count > corners.count else {
      notice = Notice(text: "All categories are corners already.")
      return
    }
    guard !corners.contains(selection) else {
      notice = Notice(
        text: "\(quotedLabel(selection)) is a corner already: ↑ ↓ choose another, v puts it there.")
      return
    }
    let place = parameters.choices.nextCorner
    let replaced = corners[place]
    corners[place] = selection
    change {
      $0.choices.corners = corners
      $0.choices.nextCorner = (place + Choices.lastCorner) % corners.count
    }
    notice = Notice(
      text:
        "\(quotedLabel(selection)) takes the corner of \(quotedLabel(replaced)); V brings the likeliest back."
    )
  }

  /// Puts the likeliest categories at the corners.
  mutating func takeLikeliestCorners() {
    change { $0.choices.leaveCornersToTheLikeliest() }
    notice = Notice(text: "The likeliest categories are the corners.")
  }

  /// Leaves the categories that are no corners out, or adds them to the last one.
  mutating func toggleRest() {
    guard parameters.logits.count > 3 else {
      notice = Notice(text: "All categories are corners: there is no rest.")
      return
    }
    change { $0.choices.addsRest.toggle() }
    let last = quotedLabel(projection.corners[projection.corners.count - 1])
    notice = Notice(
      text: parameters.choices.addsRest
        ? "All other categories count for the corner of \(last)."
        : "The other categories are left out: the three weights are divided by their sum.")
  }

  /// Corners of other categories are none of these.
  mutating func dropOutdatedCorners() {
    let count = parameters.logits.count
    guard let corners = parameters.choices.corners,
      corners.count != Choices.cornerCount(of: count) || corners.contains(where: { $0 >= count })
    else { return }
    parameters.choices.leaveCornersToTheLikeliest()
  }
}

extension Choices {
  fileprivate mutating func leaveCornersToTheLikeliest() {
    corners = nil
    nextCorner = Self.lastCorner
  }

  /// Corners stay with their categories where others come, go or are renamed.
  mutating func followCorners(from old: [String], to new: [String]) {
    guard let corners, old != new else { return }
    let moved = corners.compactMap { corner -> Int? in
      guard old.indices.contains(corner) else { return nil }
      if new.indices.contains(corner), new[corner] == old[corner] { return corner }
      return new.firstIndex(of: old[corner]) ?? (old.count == new.count ? corner : nil)
    }
    if moved.count == corners.count, Set(moved).count == moved.count {
      self.corners = moved
    } else {
      leaveCornersToTheLikeliest()
    }
  }
}

/// The indices of the `count` largest of `values`, the largest first; of equal ones the first. Cost: one pass.
func largest(_ count: Int, of values: [Double]) -> [Int] {
  var found: [Int] = []
  for (index, value) in values.enumerated() {
    if found.count == count, value <= values[found[count - 1]] { continue }
    let place = found.firstIndex { value > values[$0] } ?? found.count
    found.insert(index, at: place)
    if found.count > count { found.removeLast() }
  }
  return found
}
