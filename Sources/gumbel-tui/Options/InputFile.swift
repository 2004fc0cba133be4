import Explorer
import GumbelEngine
import LogitFiles

/// Reads what `--open` names.
func readFile(_ argument: String) throws(Failure) -> Input {
  throw Failure(.noInput, "--open \(argument): cannot be read")
}
