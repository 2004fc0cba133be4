import Explorer
import LogitFiles

/// Has `body` write a file that a person named in the explorer: complete or not at all, over an existing one only if
/// that is allowed.
func writeNew(
  to file: String, replacing: Bool, _ body: (ByteWriter) throws -> Void
) -> WritingResult {
  if !replacing, fileExists(file) { return .exists }
  do {
    try withOutput(file, body)
    return .done(file)
  } catch let failure as Failure {
    let option = "--output "
    let problem =
      failure.problem.hasPrefix(option) ? failure.problem.dropFirst(option.count) : failure.problem[...]
    return .failed(Failure(failure.status, String(problem), cure: failure.cure).sentences)
  } catch {
    return .failed("\(error)")
  }
}
