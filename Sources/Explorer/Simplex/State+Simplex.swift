import GumbelEngine

/// What is chosen in the simplex view.
public struct SimplexControls: Sendable, Equatable {
  /// The categories at the corners; `nil` for the likeliest.
  public var corners: [Int]?
  /// Whether the other categories are added to the last corner instead of being left out.
  public var addsRest = false
  /// The corner that the next category takes.
  var next = SimplexControls.lastCorner

  static let lastCorner = 2
}

extension State {
  /// What the triangle shows.
  public var projection: SimplexProjection {
    SimplexProjection(
      corners: simplex.corners ?? derived.likeliest,
      rest: simplex.addsRest && parameters.logits.count > 3 ? .inLastCorner : .leftOut)
  }

  /// The points of the present setting and projection.
  public var currentSimplex: SimplexSnapshot? {
    guard let snapshot, snapshot.revision == revision, let simplex = snapshot.simplex,
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
    let replaced = corners[simplex.next]
    corners[simplex.next] = selection
    simplex.corners = corners
    simplex.next = (simplex.next + SimplexControls.lastCorner) % corners.count
    notice = Notice(
      text:
        "\(quotedLabel(selection)) takes the corner of \(quotedLabel(replaced)); V brings the likeliest back."
    )
  }

  /// Puts the likeliest categories at the corners.
  mutating func takeLikeliestCorners() {
    simplex.corners = nil
    simplex.next = SimplexControls.lastCorner
    notice = Notice(text: "The likeliest categories are the corners.")
  }

  /// Leaves the categories that are no corners out, or adds them to the last one.
  mutating func toggleRest() {
    guard parameters.logits.count > 3 else {
      notice = Notice(text: "All categories are corners: there is no rest.")
      return
    }
    simplex.addsRest.toggle()
    let last = quotedLabel(projection.corners[projection.corners.count - 1])
    notice = Notice(
      text: simplex.addsRest
        ? "All other categories count for the corner of \(last)."
        : "The other categories are left out: the three weights are divided by their sum.")
  }

  /// Corners of other categories are none of these.
  mutating func dropOutdatedCorners() {
    guard let corners = simplex.corners, corners.contains(where: { $0 >= parameters.logits.count }) else {
      return
    }
    simplex.corners = nil
    simplex.next = SimplexControls.lastCorner
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
