import Console
import Explorer
import Platform
import Screen
import Terminal

/// Colours and glyphs.
struct Look {
  let theme: Theme
  let symbols: SymbolSet
}

/// How the explorer looks and how often it draws, as far as that is no part of its state.
struct Appearance: Equatable {
  /// The colours to begin with.
  var theme = ThemeKind.dark
  /// Whether colours were ruled out by an option.
  var noColor = false
  /// Whether only ASCII is to be drawn.
  var ascii = false
  /// The most pictures a second.
  var fps = 60

  /// Whether NO_COLOR is set to something, see no-color.org.
  static var environmentRulesOutColor: Bool { !(ThisProcess.variable("NO_COLOR") ?? "").isEmpty }

  /// Whether colour codes may be sent.
  var allowsColor: Bool { !noColor && !Self.environmentRulesOutColor }

  /// The look of a theme, by default the one that was asked for, as far as `colors` and the characters allow.
  func look(
    theme kind: ThemeKind? = nil, colors: ColorDepth, isUTF8: Bool, hasBraille: Bool = true
  ) -> Look {
    Look(
      theme: Theme(kind: kind ?? theme, depth: allowsColor ? colors : .mono),
      symbols: ascii || !isUTF8 ? .ascii : hasBraille ? .unicode : .blocks)
  }

  /// The look of a theme on a terminal.
  func look(theme: ThemeKind, on terminal: Capabilities) -> Look {
    look(
      theme: theme, colors: terminal.colorDepth, isUTF8: terminal.isUTF8, hasBraille: terminal.hasBraille)
  }
}
