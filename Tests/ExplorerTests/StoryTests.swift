import Console
import Experiment
import GumbelEngine
import Testing

@testable import Explorer

/// The explorer after a million draws.
private func shown(_ preset: Preset = Presets.initial, _ change: (inout Parameters) -> Void = { _ in })
  -> Story
{
  var state = State.opened(preset)
  change(&state.parameters)
  state.receive(draws: 1_000_000)
  return state.story
}

private func preset(_ name: String) -> Preset { Presets.named(name)! }

@Suite struct `The story` {
  @Test func `of the first screen is told at four lengths`() {
    #expect(
      shown().tellings == [
        "Softmax always picks 'the'. Gumbel picks it 52 % of the time, as π says, at any temperature.",
        "Softmax always picks 'the'. Gumbel picks it 52 % of the time, as π says.",
        "Softmax always picks 'the'; Gumbel 52 % of the time, as π says.",
        "Softmax: 'the' always; Gumbel: 52 %.",
        "'the': always | 52 %",
      ])
  }

  @Test func `sees what the temperature does not change`() {
    let hot = shown { $0.temperature = try! Temperature(5) }
    let cold = shown { $0.temperature = try! Temperature(0.02) }
    #expect(hot == cold)
  }

  @Test func `tells at every temperature which law is followed`() {
    func picture(_ right: Construction) -> [String] {
      [0, 0.5, 1, .infinity].map { value in
        shown {
          $0.temperature = try! Temperature(value)
          $0.right = right
        }.long
      }
    }
    #expect(
      picture(.gumbelSoftmax) == [
        "At τ = 0 every y is one-hot: softmax always picks 'the'; Gumbel 52 % of the time, as π says.",
        "Softmax always picks 'the'. Gumbel picks it 52 % of the time, as π says, at any temperature.",
        "At τ = 1 softmax weighs by π, yet always picks 'the'. Gumbel picks it 52 % of the time, as π says.",
        "At τ = ∞ every y is flat, and yet softmax always picks 'the'; Gumbel 52 % of the time, as π says.",
      ])
    #expect(
      picture(.sampledSoftmax) == [
        "At τ = 0 every y is one-hot: softmax always picks 'the'; sampled softmax always.",
        "Softmax always picks 'the'. Sampled softmax picks it 78 % of the time, as softmax(z/τ) says: τ moves it.",
        "Softmax always picks 'the'. Sampled softmax picks it 52 % of the time, as π says, but only at τ = 1.",
        "Softmax always picks 'the'. Sampled softmax picks it 17 % of the time, like any other.",
      ])
  }

  @Test func `tells the look-alikes apart`() {
    func picture(_ left: Construction, _ right: Construction) -> String {
      shown {
        $0.left = left
        $0.right = right
      }.long
    }
    #expect(
      picture(.sampledSoftmax, .gumbelSoftmax)
        == "Sampled softmax picks 'the' 78 % of the time, moved by τ; Gumbel 52 %, as π says.")
    #expect(
      picture(.gumbelSoftmax, .noiseAfterTemperature)
        == "Gumbel picks 'the' 52 % of the time, as π says; noise after temperature 78 %, moved by τ.")
    #expect(
      picture(.gumbelSoftmax, .noiseOnProbabilities)
        == "Gumbel picks 'the' 52 % of the time, as π says; noise on probabilities 23 %, not π's 52 %: a bug."
    )
    #expect(
      picture(.noiseAfterTemperature, .sampledSoftmax)
        == "Same picks, draw by draw: 'the' 78 % of the time, as softmax(z/τ) says. Only the left y is noisy."
    )
    #expect(
      picture(.gumbelSoftmax, .gumbelSoftmax)
        == "Both panels show Gumbel-Softmax: it picks 'the' 52 % of the time, as π says. "
        + "< and > choose what to compare.")
  }

  @Test func `says where two look-alikes are one`() {
    func atOne(_ left: Construction) -> String {
      shown {
        $0.temperature = .one
        $0.left = left
      }.long
    }
    #expect(
      atOne(.noiseAfterTemperature)
        == "At τ = 1 both are the same formula: 'the' 52 % of the time, as π says. Move τ and only Gumbel stays there."
    )
    #expect(
      atOne(.sampledSoftmax)
        == "At τ = 1 both make the same picks: 'the' 52 % of the time, as π says. Move τ and only Gumbel's stay."
    )
  }

  @Test func `says that everything agrees with the noise off`() {
    let off = shown { $0.noise = false }
    #expect(
      off.tellings == [
        "With the noise off both show the same y and pick 'the' every time: turn it on with n.",
        "With the noise off both pick 'the' every time: turn it on with n.",
        "Noise off: both always pick 'the' (n: on).",
      ])
    #expect(
      shown(preset("tie")) { $0.noise = false }.long
        == "With the noise off both show the same y and pick 'x', the first of 3 equals, every time: turn it on with n."
    )
    #expect(
      shown {
        $0.noise = false
        $0.right = .noiseOnProbabilities
      }.long
        == "With the noise off both pick 'the', but noise on probabilities weighs by softmax(π/τ) (n: on).")
  }

  @Test func `tells what hard shows and what it leaves`() {
    let hard = shown { $0.hard = true }
    #expect(
      hard.long
        == "Softmax always picks 'the'; Gumbel 52 % of the time, as π says. Hard: y is one-hot, its gradient stays soft."
    )
    #expect(hard.short == "Softmax: 'the' always; Gumbel: 52 %. Hard: one-hot y.")
    let flat = shown {
      $0.hard = true
      $0.temperature = .infinity
      $0.right = .softmax
    }
    #expect(
      flat.long
        == "Both panels show softmax: it always picks 'the'. Hard: y is one-hot, but its gradient is 0.")
  }

  @Test func `explains ties`() {
    #expect(
      shown(preset("tie")).long
        == "Softmax always picks 'x', the first of 3 equals. Gumbel picks it 30 % of the time, as π says.")
    #expect(
      shown(preset("tie")) {
        $0.left = .gumbelSoftmax
        $0.right = .softmax
      }.long
        == "Gumbel picks 'x' 30 % of the time, as π says. Softmax always picks it, the first of 3 equals.")
    #expect(
      shown(preset("equal")) { $0.right = .sampledSoftmax }.long
        == "Softmax always picks 'a', the first of 5 equals. Sampled softmax picks it 20 % of the time, like any other."
    )
  }

  @Test func `shows that masks hold, and which construction breaks them`() {
    let masked = preset("masked")
    #expect(
      shown(masked).long
        == "Softmax always picks 'a'. Gumbel picks it 73 % of the time, as π says; neither ever picks the masked 'b'."
    )
    #expect(
      shown(masked) { $0.right = .noiseOnProbabilities }.tellings.prefix(3) == [
        "Noise on probabilities picks the masked 'b' 23 % of the time: a bug. Softmax never does; it always picks 'a'.",
        "Noise on probabilities picks the masked 'b' 23 % of the time: a bug. Softmax never does.",
        "Noise on probabilities picks the masked 'b' 23 % of the time: a bug.",
      ])
    #expect(
      shown(masked) {
        $0.right = .noiseOnProbabilities
        $0.noise = false
      }.long
        == "With the noise off both pick 'a', but noise on probabilities gives weight even to the masked 'b' (n: on)."
    )
  }

  @Test func `says when there is nothing to choose`() {
    #expect(
      shown {
        $0.labels = ["one"]
        $0.logits = try! Logits([3])
      }.long == "With one category there is nothing to choose: y is 1 and every draw picks 'one'.")
    #expect(
      shown {
        $0.labels = ["a", "b"]
        $0.logits = try! Logits([-.infinity, 1])
      }.short == "Every category but 'b' is masked: both always pick it.")
  }

  @Test func `begins before the first draw and counts the first ones`() {
    var state = State.opened()
    #expect(state.story.long == "No draw yet. Softmax will pick 'the' always, Gumbel 52 % of the time.")
    state.heldAt = 0
    #expect(
      state.story.long
        == "No draw yet: . makes one, space runs. Softmax will pick 'the' always, Gumbel 52 % of the time.")
    state.heldAt = 1
    state.sampling = .fixture(of: state, draws: 1, picks: [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0]])
    #expect(
      state.story.long
        == "One draw: softmax picked 'the', Gumbel 'a'. In the long run they pick 'the' always and 52 % of the time."
    )
    #expect(state.story.tellings.last == "1 draw so far.")
    state.heldAt = 7
    state.sampling = .fixture(of: state, draws: 7, picks: [[7, 0, 0, 0, 0, 0], [1, 4, 2, 0, 0, 0]])
    #expect(
      state.story.long
        == "7 draws: softmax picked 'the' 7 times, Gumbel once. In the long run they pick it always and 52 % of the time."
    )
  }

  @Test func `stands still while a change is being counted anew`() {
    var state = State.opened()
    state.receive(draws: 1_000_000)
    let before = state.story
    state.press(.right)
    #expect(state.sampling == nil)
    #expect(state.story == before)
  }

  @Test func `owns up to picks that deviate from their law`() {
    var state = State.opened()
    state.sampling = .fixture(of: state, draws: 1000, deviating: [2])
    #expect(
      state.story.long
        == "The picks on the right deviate from their law by more than chance explains. This should never happen."
    )
  }

  @Test func `fits its window whatever is shown`() {
    for preset in Presets.all {
      for temperature in [preset.temperature, .zero, .one, .infinity] {
        for left in Construction.allCases {
          for right in Construction.allCases {
            for flags in 0..<4 {
              let story = shown(preset) {
                $0.temperature = temperature
                $0.left = left
                $0.right = right
                $0.noise = flags & 1 == 0
                $0.hard = flags & 2 != 0
              }
              #expect(DisplayWidth.columns(story.long) <= 110)
              #expect(DisplayWidth.columns(story.short) <= 76)
              #expect(DisplayWidth.columns(story.fitting(columns: 50)) <= 50)
            }
          }
        }
      }
    }
  }

  @Test func `cuts a label that would fill the line`() {
    let story = shown { $0.labels[0] = "a label that goes on and on" }
    #expect(
      story.long
        == "Softmax always picks 'a label that go…'. Gumbel picks it 52 % of the time, as π says, at any temperature."
    )
  }
}

@Suite struct `A share in words` {
  @Test func `is certain only where it is certain`() {
    let shares = [1, 1 - 1e-15, 0.9999, 0.996, 0.52, 0.0999, 0.016, 0.0001, 0].map(Numbers.spokenShare)
    #expect(
      shares == [
        "always", "always", "almost always", "almost always", "52 %", "10 %", "1.6 %", "under 0.1 %", "never",
      ])
  }
}
