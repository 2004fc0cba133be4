extension State {
  mutating func setTheme(_ new: ThemeKind) {
    guard allowsColor || new == .mono else {
      theme = .mono
      notice = Notice(text: "Only mono: colours are ruled out here, by NO_COLOR, an option or the terminal.")
      return
    }
    theme = new
    notice = Notice(text: "Colours: \(new.rawValue).")
  }
}
