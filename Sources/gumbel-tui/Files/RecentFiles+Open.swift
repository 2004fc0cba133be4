// Opening a file while the screen is up: it must not wait for ever, and an error must not end it.

import Explorer
import LogitFiles

extension RecentFiles {
  /// Opens a file that was named in the explorer, and remembers it.
  mutating func open(_ text: String) -> OpeningResult {
    let argument = FileLookUp.expanded(text)
    let path = LogitSource(parsing: argument).path
    // Standard input may be the keyboard, and a pipe could make the screen wait for ever.
    guard path != "-", FileLookUp.isFile(path) || !fileExists(path) else {
      return .failed("\(path) is not a file. Name one on disk.")
    }
    do throws(Failure) {
      let input = try Input(opening: argument, maximumBytes: 1 << 30)
      add(argument)
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
