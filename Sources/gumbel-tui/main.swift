import ArgumentParser
import Glibc

var command: any ParsableCommand = GumbelTUI()
do {
  command = try GumbelTUI.parseAsRoot()
  try Kernels.check()
  try command.run()
} catch {
  end(with: error, of: type(of: command))
}
