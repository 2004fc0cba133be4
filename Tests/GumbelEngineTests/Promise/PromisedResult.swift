import Dispatch
import KernelInterface
import Testing

@testable import GumbelEngine

/// A result of the engine whose bytes are promised.
struct PromisedResult: Sendable, CustomTestStringConvertible {
  /// The key in the table of hashes.
  let name: String
  /// Whether the work is divided among threads.
  var usesThreads = false
  /// Computes the result and adds its bytes to the hash.
  let add: @Sendable (inout ByteHash, Resources) throws -> Void

  /// What a result must not depend on.
  struct Resources {
    let kernels: any KernelSet
    let threads: Int

    /// Runs the body once for each index below `count`, on as many threads.
    func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }
  }

  /// The hash of the result that these resources compute.
  func hash(_ resources: Resources) throws -> UInt64 {
    var hash = ByteHash()
    try add(&hash, resources)
    return hash.value
  }

  var testDescription: String { name }

  static let all = words + noise + softmaxes + picks + weights + tallies + sweeps + gradients + training
}

/// Logits that spread over a few nats, with ties and with a masked category in every eleven.
func promisedLogits(_ categories: Int) throws -> Logits {
  try Logits(
    (0..<categories).map { index -> Double in
      index % 11 == 7 ? -.infinity : Double(index &* 53 % 31) / 9
    })
}
