import GumbelEngine
import Glibc

/// The tallies of draws 0 ..< `draws` made by `threads` threads, each with a run of its own: the same bytes
/// for any number of threads.
func tallies(_ sampler: Sampler, draws: Int, threads: Int) -> [Tally] {
  let shares = (0..<threads).map {
    Share(sampler: sampler, draws: draws * $0 / threads..<draws * ($0 + 1) / threads)
  }
  let others = shares.dropFirst().map { start($0) }
  shares[0].run()
  for thread in others { pthread_join(thread, nil) }
  var result = shares[0].tallies
  for share in shares.dropFirst() {
    for side in result.indices { result[side].append(share.tallies[side]) }
  }
  return result
}

/// What one thread does; read by others after it has ended.
private final class Share {
  let sampler: Sampler
  let draws: Range<Int>
  var tallies: [Tally] = []

  init(sampler: Sampler, draws: Range<Int>) {
    self.sampler = sampler
    self.draws = draws
  }

  func run() { tallies = sampler.tallies(draws: draws) }
}

private func start(_ share: Share) -> pthread_t {
  var thread = pthread_t()
  let status = pthread_create(
    &thread, nil,
    { argument in
      Unmanaged<Share>.fromOpaque(argument!).takeRetainedValue().run()
      return nil
    }, Unmanaged.passRetained(share).toOpaque())
  precondition(status == 0, "no thread could be started: \(String(cString: strerror(status)))")
  return thread
}
