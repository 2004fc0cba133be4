import GumbelEngine
import KernelInterface
import Platform

/// The kernels of this process: those of the processor, or those that the environment forces.
public enum ProcessKernels {
  /// The kernels, or why what the environment forces cannot be had.
  public static let choice = Result { () throws(KernelSelectionError) in
    try KernelSelection.choose(forced: ThisProcess.variable(KernelSelection.variable))
  }

  /// The chosen kernels. They change the speed and not one bit of any result.
  public static let chosen = (try? choice.get()) ?? baselineKernels
}
