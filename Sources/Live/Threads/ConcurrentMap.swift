import Platform

/// `body` of each input, in their order, worked out on up to `threads` threads, of which the calling one is
/// one. Where the system gives fewer, it takes longer.
public func concurrentMap<Item: Sendable, Output: Sendable>(
  _ inputs: [Item], threads: Int, _ body: @escaping @Sendable (Item) -> Output
) -> [Output] {
  let list = WorkList(inputs, body)
  let helpers = (1..<max(min(threads, inputs.count), 1)).compactMap { _ in try? startThread { list.work() } }
  list.work()
  for helper in helpers { helper.join() }
  return list.outputs
}

/// Work that several threads take piece by piece.
private final class WorkList<Item: Sendable, Output: Sendable>: Sendable {
  private struct Progress {
    var next = 0
    var outputs: [Output?]
  }

  private let inputs: [Item]
  private let body: @Sendable (Item) -> Output
  private let progress: Locked<Progress>

  init(_ inputs: [Item], _ body: @escaping @Sendable (Item) -> Output) {
    self.inputs = inputs
    self.body = body
    progress = Locked(Progress(outputs: Array(repeating: nil, count: inputs.count)))
  }

  /// Takes pieces until there are none.
  func work() {
    while let index = take() {
      let output = body(inputs[index])
      progress.withLock { $0.outputs[index] = output }
    }
  }

  private func take() -> Int? {
    progress.withLock {
      guard $0.next < inputs.count else { return nil }
      $0.next += 1
      return $0.next - 1
    }
  }

  /// The outputs, once all threads are done.
  var outputs: [Output] { progress.withLock { $0.outputs.map { $0! } } }
}
