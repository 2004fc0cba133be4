// Opening a file while the screen is up: an error must not end it.

import Explorer
import LogitFiles

extension RecentFiles {
  /// Opens a file that was named in the explorer, and remembers it.
  mutating func open(_ text: String) -> OpeningResult {
    let argument = FileLookUp.expanded(text)
    let path = LogitSource(parsing: argument).path
    let isPipe = FileLookUp.isPipe(path)
    // Standard input may be the keyboard, and a device may never end.
    guard path != "-", FileLookUp.isFile(path) || isPipe || !fileExists(path) else {
      return .failed("\(path) is not a file. Name one on disk.")
    }
    do throws(Failure) {
      let input = try Input(opening: argument, maximumBytes: 1 << 30)
      // What came through a pipe cannot be opened again.
      if !isPipe { add(argument) }
      return .done(
        OpenedFile(argument: argument, labels: input.labels, logits: input.logits), name: input.source,
        temperature: input.temperature)
    } catch {
      let option = "--open: "
      let problem =
        error.problem.hasPrefix(option) ? String(error.problem.dropFirst(option.count)) : error.problem
      return .failed([problem, error.cure].compactMap(\.self).joined(separator: ". "))
    }
  }
}
