import ArgumentParser
import Console
import Explorer
import Reports
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

  /// Writes a view at a size, or its numbers; ended by a newline.
  func write(_ state: State, size: GridSize, look: Look, isLight: Bool, to writer: ByteWriter) throws(Failure)
  {
    var grid: CellGrid { render(state, size: size, theme: look.theme, symbols: look.symbols) }
    switch self {
    case .csv: try writer.append(state.viewReport.text(as: .csv))
    case .json: try writer.append(state.viewReport.noting(state.experiment.readingNotices).text(as: .json))
    case .text: try writer.append(ended(grid.text))
    case .svg: try writer.append(grid.svg(palette: isLight ? .light : .dark, title: state.commandLine))
    // Its escape sequences are those of the styles; the cells contain none.
    case .ansi: try writer.append(exactly: ended(grid.ansi))
    }
  }

  private func ended(_ picture: String) -> String { picture.hasSuffix("\n") ? picture : picture + "\n" }
}
