import Glibc

/// For how many seconds anything is waited for; PATIENCE in the environment is for programs that were made slow.
public let patience = getenv("PATIENCE").flatMap { Double(String(cString: $0)) } ?? 10

/// Waits until `condition` holds, for at most `seconds`. For what cannot be waited on itself, such as the state of
/// another process: this is the only place where tests pause.
///
/// - Returns: Whether it holds.
@discardableResult
public func wait(for seconds: Double = patience, until condition: () throws -> Bool) rethrows -> Bool {
  try wait(for: seconds, pausing: { _ = poll(nil, 0, $0) }, until: condition)
}

/// Waits as above; `pause` is called between two looks, with the most milliseconds to pause for.
func wait(
  for seconds: Double, pausing pause: (Int32) -> Void, until condition: () throws -> Bool
) rethrows -> Bool {
  let end = ContinuousClock.now + .seconds(seconds)
  while try !condition() {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return false }
    pause(left < .milliseconds(5) ? Int32(left / .milliseconds(1)) + 1 : 5)
  }
  return true
}
