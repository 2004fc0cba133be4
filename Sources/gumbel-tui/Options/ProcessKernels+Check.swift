import GumbelEngine
import Live

extension ProcessKernels {
  /// Refuses an environment that forces kernels that are not there.
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
