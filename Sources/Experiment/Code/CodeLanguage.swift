import Console

/// A library whose code can do what the panels do.
public enum CodeLanguage: String, CaseIterable, Sendable, Hashable {
  /// Python with PyTorch.
  case pytorch
  /// Python with JAX.
  case jax
  /// Swift with this package's engine.
  case swift

  /// The name of the library.
  public var title: String {
    switch self {
    case .pytorch: "PyTorch"
    case .jax: "JAX"
    case .swift: "Swift"
    }
  }
}

extension Experiment {
  /// A whole program that makes the draws of both panels and prints, for each category, the share of draws
  /// that it won, its average weight and its label. With the engine these are the very draws on screen;
  /// Python draws others from the same laws.
  ///
  /// Its first line is the command line that leads back, to the view called `view` if one is given.
  public func code(in language: CodeLanguage, view: String? = nil) -> String {
    let commandLine = commandLine(view: view)
    return switch language {
    case .pytorch: PythonCode(parameters: parameters, commandLine: commandLine, dialect: .pytorch).text
    case .jax: PythonCode(parameters: parameters, commandLine: commandLine, dialect: .jax).text
    case .swift: SwiftCode(parameters: parameters, commandLine: commandLine).text
    }
  }
}

/// Text as a string of a program: nothing in it can drive a terminal. `code` writes a scalar by its number.
func programString(_ text: String, code: (UInt32) -> String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": literal += "\\\""
    case "\\": literal += "\\\\"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    case _ where scalar.needsEscape: literal += code(scalar.value)
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}

/// `items` between brackets after `head`, on one line if they fit, else on several.
func programList(_ head: String, _ items: [String], _ end: String) -> String {
  let line = head + items.joined(separator: ", ") + end
  if line.count <= 100 { return line }
  var lines = [head]
  var present = "   "
  for item in items {
    if present.count + item.count > 98, present.count > 3 {
      lines.append(present)
      present = "   "
    }
    present += " \(item),"
  }
  return (lines + [present, end]).joined(separator: "\n")
}
