/// Which theme the screen is drawn in.
public enum ThemeKind: String, Sendable, CaseIterable {
  /// For terminals with light text on a dark ground.
  case dark
  /// For terminals with dark text on a light ground.
  case light
  /// Without colours.
  case mono
}

extension State {
  mutating func setTheme(_ new: ThemeKind) {
    guard allowsColor || new == .mono else {
      theme = .mono
      notice = Notice(text: "Only mono: colours are ruled out here, by NO_COLOR, an option or the terminal.")
      return
    }
    theme = new
    // Whoever cannot read the rest may read this much.
    let ground = new == .mono ? "" : ", for a \(new.rawValue) background; m: the next"
    notice = Notice(text: "Colours: \(new.rawValue)\(ground).")
  }
}
