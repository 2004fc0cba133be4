import GumbelEngine

extension State {
  /// What the triangle shows, in plain words.
  public var simplexStory: Story { Story(SimplexStoryteller(self).tellings) }
}

/// Says where the draws are in the triangle.
struct SimplexStoryteller {
  private let state: State
  private let snapshot: SimplexSnapshot?

  init(_ state: State) {
    self.state = state
    snapshot = state.currentSimplex
  }

  /// How near to a corner counts as being in it.
  private static let near = 0.9
  /// Fewer draws have no shares worth telling.
  private static let few = 50

  /// The same with fewer and fewer words.
  var tellings: [String] {
    let parameters = state.parameters
    guard parameters.logits.count > 1 else { return ["One category: every y is the same point."] }
    guard parameters.noise, parameters.right != .softmax, parameters.right != .sampledSoftmax else {
      let reason = parameters.noise ? "Here y has no noise" : "Without noise"
      return [
        "\(reason): every draw is the same point. τ moves it, from the middle when hot to a corner when cold.",
        "\(reason): every draw is the same point.",
      ]
    }
    guard let snapshot, snapshot.tally.draws > 0 else { return ["Drawing …"] }
    if parameters.hard {
      return [
        "hard shows y as its one-hot: every draw is a corner, \(shares(snapshot)).",
        "hard: every draw is a corner, \(shares(snapshot)).", "hard: every draw is a corner.",
      ]
    }
    guard snapshot.tally.draws >= Self.few else {
      let few = "Each draw is a point: the nearer to a corner, the more of y is that category's."
      return ["\(few) Softmax is one point for all draws.", few, "Each draw is a point of the triangle."]
    }
    let inCorners = snapshot.tally.share(near: Self.near)
    let softmax = "Softmax is one point for all draws."
    let total = inCorners.reduce(0, +)
    let text =
      switch total {
      case 0.5...:
        "\(share(total).capitalized) of the draws are in a corner, \(shares(snapshot)), and ← brings in more."
      case ..<0.02:
        "A cloud around the middle: no draw is near a corner. ← lowers τ and drives them there."
      default:
        "The draws spread from corner to corner: \(share(total)) are in a corner. ← drives them in, → to the middle."
      }
    return ["\(text) \(softmax)", text, "\(share(total).capitalized) of the draws are in a corner."]
  }

  /// `62 % at 'a', 30 % at 'b'`.
  private func shares(_ snapshot: SimplexSnapshot) -> String {
    let shares = snapshot.tally.share(near: Self.near)
    return snapshot.tally.projection.corners.enumerated().map { place, category in
      "\(share(shares[place])) at \(spokenLabel(state.parameters.labels[category]))"
    }.joined(separator: ", ")
  }
}
