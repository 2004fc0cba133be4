import Glibc
import GumbelEngine

/// Calls `body` with each of 0 ..< `iterations`, each on a thread of its own but for the first.
func performOnThreads(_ iterations: Int, _ body: @Sendable (Int) -> Void) {
  withoutActuallyEscaping(body) { body in
    let others = (1..<max(iterations, 1)).map { number in start { body(number) } }
    body(0)
    for thread in others { pthread_join(thread, nil) }
  }
}

private func start(_ body: @escaping @Sendable () -> Void) -> pthread_t {
  final class Box {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      Unmanaged<Box>.fromOpaque(argument!).takeRetainedValue().body()
      return nil
    }, Unmanaged.passRetained(Box(body)).toOpaque())
  precondition(status == 0, "no thread could be started: \(String(cString: strerror(status)))")
  return thread
}
