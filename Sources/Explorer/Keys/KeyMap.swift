import Console

/// The one table of keys. Dispatch, footer, help overlay, README and manual page are generated from it, so
/// that none of them can tell of a key that does something else.
public enum KeyMap {
  /// All bindings; in each layer, the most important first.
  public static let bindings: [KeyBinding] =
    parameterBindings + View.allCases.flatMap { $0.page.bindings } + categoryBindings + programBindings
    + tourBindings + overlayBindings

  /// What `key` asks for in `layer`; `nil` if nothing. In an editor, every character is text.
  public static func command(for key: Key, in layer: KeyLayer) -> Command? {
    if let command = commands[layer]?[key] { return command }
    guard layer != .explorer, let command = commands[.explorer]?[key] else { return nil }
    if layer == .tour { return command }
    if layer != .help, case .character = key { return nil }
    return [.quit, .suspend, .redraw].contains(command) ? command : nil
  }

  private static let commands: [KeyLayer: [Key: Command]] = {
    var commands: [KeyLayer: [Key: Command]] = [:]
    for binding in bindings {
      for action in binding.actions {
        for key in action.keys + action.aliases {
          commands[binding.section.layer, default: [:]][key] = action.command
        }
      }
    }
    return commands
  }()
}

extension State {
  /// The layer that gets the next key first.
  public var keyLayer: KeyLayer {
    switch overlays.last {
    case nil: tour == nil ? .explorer : .tour
    case .help: .help
    case .field: .field
    case .text: .text
    case .find: .find
    case .palette: .palette
    case .open: .open
    case .list: .list
    }
  }
}
