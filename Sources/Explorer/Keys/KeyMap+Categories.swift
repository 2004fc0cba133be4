// How one moves through the list and edits what is in it.

extension KeyMap {
  /// Categories and their logits.
  static let categoryBindings: [KeyBinding] = [
    KeyBinding(
      .categories,
      KeyAction(
        .up, .character("k"), word: "up", sentence: "Chooses the category above.", command: .choose(by: -1)),
      KeyAction(
        .down, .character("j"), word: "down", sentence: "Chooses the category below.", command: .choose(by: 1)
      ),
      hint: "category", sentence: "Chooses the category above or below, or in Training the run."),
    KeyBinding(
      .categories,
      KeyAction(
        .pageUp, word: "page-up", sentence: "Moves the choice up by ten categories.",
        command: .choose(by: -10)),
      KeyAction(
        .pageDown, word: "page-down", sentence: "Moves the choice down by ten categories.",
        command: .choose(by: 10)),
      sentence: "Moves the choice by ten categories."),
    KeyBinding(
      .categories,
      KeyAction(
        .character("g"), .home, word: "first", sentence: "Chooses the first category.", command: .chooseFirst),
      KeyAction(
        .character("G"), .end, word: "last", sentence: "Chooses the last category.", command: .chooseLast),
      sentence: "Chooses the first or the last category."),
    KeyBinding(
      .categories,
      KeyAction(
        .character("+"), alias: .character("="), word: "raise",
        sentence: "Raises the chosen logit by 0.1, or unmasks it.", command: .stepLogit(tenths: 1)),
      KeyAction(
        .character("-"), alias: .character("\u{2212}"), word: "lower",
        sentence: "Lowers the chosen logit by 0.1.", command: .stepLogit(tenths: -1)),
      hint: "logit",
      sentence: "Raises or lowers the chosen logit by 0.1; + unmasks a masked one."),
    KeyBinding(
      .categories,
      KeyAction(
        .character("]"), word: "raise-by-1", sentence: "Raises the chosen logit by 1, or unmasks it.",
        command: .stepLogit(tenths: 10)),
      KeyAction(
        .character("["), word: "lower-by-1", sentence: "Lowers the chosen logit by 1.",
        command: .stepLogit(tenths: -10)),
      sentence: "Raises or lowers the chosen logit by 1."),
    KeyBinding(
      .categories, KeyAction(.enter, word: "edit", command: .editCategory),
      sentence: "Edits the chosen label and logit where they stand; -inf masks."),
    KeyBinding(
      .categories, KeyAction(.character("e"), word: "edit-all", command: .editAll),
      hint: "edit", sentence: "Edits all labels and logits as text."),
    KeyBinding(
      .categories, KeyAction(.character("/"), word: "find", command: .openFinder),
      hint: "find", sentence: "Finds a category by a part of its label, or by its number: #12."),
    KeyBinding(
      .categories, KeyAction(.character("a"), word: "add", command: .addCategory),
      sentence: "Adds a category."),
    KeyBinding(
      .categories, KeyAction(.delete, word: "remove", command: .removeCategory),
      sentence: "Removes the chosen category."),
  ]
}
