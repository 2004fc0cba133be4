// Opening a file while the screen is up: an error must not end it.

import Experiment
import Explorer
import LogitFiles

extension RecentFiles {
  /// Opens a file that was named in the explorer, its values read as `quantity`, and remembers it.
  mutating func open(
    _ text: String, as quantity: FileQuantity? = nil, progress: ReadingProgress = .unobserved
  ) -> OpeningResult {
    let argument = FileLookUp.expanded(text)
    let path = LogitSource(parsing: argument).path
    // Standard input may be the keyboard, and a device may never end.
    guard path != "-", FileLookUp.isFile(path) || FileLookUp.isPipe(path) || !fileExists(path) else {
      return .failed("\(path) is not a file. Name one on disk.")
    }
    do throws(Failure) {
      let reading = FileReading(quantity: quantity)
      let input = try LogitInput(
        opening: argument, reading: reading, maximumBytes: 1 << 30, progress: progress)
      if let file = input.file?.argument { add(file) }
      return .done(input.file!, name: input.source, temperature: input.temperature)
    } catch {
      let option = "--open: "
      let problem =
        error.problem.hasPrefix(option) ? String(error.problem.dropFirst(option.count)) : error.problem
      return .failed([problem, error.cure].compactMap(\.self).joined(separator: ". "))
    }
  }
}
