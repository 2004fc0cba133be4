import ArgumentParser
import Live
import Platform

// A file beyond the limit of its size is then told of like a full disk, and no part of it is left.
SignalReaction.ignoring.install(for: SignalNumber.fileTooLarge)
var command: any ParsableCommand = GumbelTUI()
do {
  command = try GumbelTUI.parseAsRoot()
  try ProcessKernels.check()
  try command.run()
} catch {
  end(with: error, of: type(of: command))
}
