/// Which theme the screen is drawn in.
public enum ThemeKind: String, Sendable, CaseIterable {
  /// For terminals with light text on a dark ground.
  case dark
  /// For terminals with dark text on a light ground.
  case light
  /// Without colours.
  case mono
}
