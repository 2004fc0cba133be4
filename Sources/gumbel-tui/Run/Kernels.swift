import Glibc
import GumbelEngine

/// The kernels of this run: those of the processor, or those that the environment forces.
enum Kernels {
  private static let choice = Result { () throws(KernelSelectionError) in
    try KernelSelection.choose(forced: getenv(KernelSelection.variable).map { String(cString: $0) })
  }

  /// The chosen kernels. They change the speed and not one bit of any result.
  static let chosen = (try? choice.get()) ?? baselineKernels

  /// Refuses an environment that forces what is not there.
  static func check() throws(Failure) {
    guard case .failure(let error) = choice else { return }
    switch error {
    case .unknown(let name, let known):
      throw .usage(
        "\(KernelSelection.variable): there is no instruction set '\(name)'",
        cure: "Known are: \(known.joined(separator: ", "))")
    case .unavailable(let name, let available):
      throw .usage(
        "\(KernelSelection.variable): this processor does not have '\(name)'",
        cure: "It has: \(available.joined(separator: ", "))")
    }
  }
}
