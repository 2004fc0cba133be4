import Console
import Explorer

/// The view as it is to be written to a file: equal as long as the person wants the same file.
struct ViewWriting: Equatable, Sendable {
  let job: WritingJob
  let state: State
  let size: GridSize
  let appearance: Appearance
  let isUTF8: Bool

  static func == (left: ViewWriting, right: ViewWriting) -> Bool { left.job == right.job }

  /// Writes the view as it is on screen, but for the editor that asked for it.
  func write() -> WritingResult {
    guard let format = ViewFormat(fileName: job.file) else {
      return .failed("The name has to end with \(ViewFormat.endings).")
    }
    var shown = state
    shown.overlays = []
    shown.notice = nil
    let look =
      format == .text
      ? appearance.look(theme: .mono, colors: .mono, isUTF8: isUTF8)
      : appearance.look(theme: state.theme, colors: .indexed256, isUTF8: isUTF8)
    return writeNew(to: job.file, replacing: job.replacing) {
      try format.write(shown, size: size, look: look, isLight: state.theme == .light, to: $0)
    }
  }
}
