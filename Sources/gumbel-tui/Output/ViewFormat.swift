import ArgumentParser
import Console
import Explorer
import Screen

/// A form in which a view leaves the program: a picture of its grid, or the numbers that it shows.
enum ViewFormat: String, CaseIterable, ExpressibleByArgument {
  case text, svg, ansi, csv, json

  /// The form that the end of a file's name asks for; `nil` if it is none of them.
  init?(fileName: String) {
    let ending = fileName.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    guard let format = Self.allCases.first(where: { $0.ending == ending.lowercased() }) else { return nil }
    self = format
  }

  /// What the names of such files end with.
  var ending: String { self == .text ? "txt" : rawValue }

  /// All endings in words.
  static let endings = allCases.map { ".\($0.ending)" }.joined(separator: ", ")

  /// A view at a size, or its numbers; ended by a newline.
  func document(of state: State, size: GridSize, look: Look, isLight: Bool) -> String {
    switch self {
    case .csv: return state.viewReport.text(as: .csv)
    case .json: return state.viewReport.noting(state.readingNotices).text(as: .json)
    case .text, .svg, .ansi: break
    }
    let grid = render(state, size: size, theme: look.theme, symbols: look.symbols)
    let picture =
      switch self {
      case .svg: grid.svg(palette: isLight ? .light : .dark, title: state.commandLine)
      case .ansi: grid.ansi
      default: grid.text
      }
    return picture.hasSuffix("\n") ? picture : picture + "\n"
  }
}

extension State {
  /// The numbers of the view that is open.
  fileprivate var viewReport: any Report {
    switch view {
    case .compare:
      snapshot.map { SampleReport(state: self, snapshot: $0) }
        ?? SampleReport(state: self)
    case .oneDraw: OneDrawReport(state: self)
    case .simplex: SimplexReport(state: self)
    case .temperature: SweepReport(state: self)
    case .gradients: GradientReport(state: self)
    case .training: RaceReport(state: self)
    case .claims: ClaimReport(findings: currentClaims?.findings ?? [], seed: parameters.seed)
    }
  }
}
