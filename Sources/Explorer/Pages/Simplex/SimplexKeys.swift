// A triangle has room for three categories: keys to say which, and what becomes of the others.

extension KeyMap {
  /// What the corners of the triangle are.
  static let simplexBindings: [KeyBinding] = [
    KeyBinding(
      .simplex,
      KeyAction(
        .character("v"), word: "corner", sentence: "Puts the chosen category at a corner of the triangle.",
        command: .takeCorner),
      KeyAction(
        .character("V"), word: "likeliest-corners", sentence: "Puts the likeliest categories at the corners.",
        command: .takeLikeliestCorners),
      hint: "corner",
      sentence: "Puts the chosen category at a corner, or the likeliest at all."),
    KeyBinding(
      .simplex, KeyAction(.character("z"), word: "rest", command: .toggleRest),
      hint: "rest", sentence: "Leaves all other categories out, or adds them to the last corner."),
  ]
}
