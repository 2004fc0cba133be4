extension KeyMap {
  /// Categories and their logits.
  static let categoryBindings: [KeyBinding] = [
    KeyBinding(
      .categories,
      KeyAction(.up, .character("k"), command: .choose(by: -1)),
      KeyAction(.down, .character("j"), command: .choose(by: 1)),
      hint: "category", sentence: "Chooses the category above or below."),
    KeyBinding(
      .categories,
      KeyAction(.pageUp, command: .choose(by: -10)), KeyAction(.pageDown, command: .choose(by: 10)),
      sentence: "Moves the choice by ten categories."),
    KeyBinding(
      .categories,
      KeyAction(.character("g"), .home, command: .chooseFirst),
      KeyAction(.character("G"), .end, command: .chooseLast),
      sentence: "Chooses the first or the last category."),
    KeyBinding(
      .categories,
      KeyAction(.character("+"), alias: .character("="), command: .stepLogit(tenths: 1)),
      KeyAction(.character("-"), alias: .character("\u{2212}"), command: .stepLogit(tenths: -1)),
      hint: "logit",
      sentence: "Raises or lowers the chosen logit by 0.1; + unmasks a masked one."),
    KeyBinding(
      .categories,
      KeyAction(.character("]"), command: .stepLogit(tenths: 10)),
      KeyAction(.character("["), command: .stepLogit(tenths: -10)),
      sentence: "Raises or lowers the chosen logit by 1."),
    KeyBinding(
      .categories, KeyAction(.enter, command: .editCategory),
      sentence: "Edits the chosen label and logit where they stand; -inf masks."),
    KeyBinding(
      .categories, KeyAction(.character("e"), command: .editAll),
      hint: "edit", sentence: "Edits all labels and logits as text."),
    KeyBinding(
      .categories, KeyAction(.character("a"), command: .addCategory), sentence: "Adds a category."),
    KeyBinding(
      .categories, KeyAction(.delete, command: .removeCategory), sentence: "Removes the chosen category."),
  ]
}
