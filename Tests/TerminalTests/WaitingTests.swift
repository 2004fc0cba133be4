import Glibc
import SystemPackage
import Testing

@testable import Terminal

@Suite("Waiting")
struct WaitingTests {
  @Test func `a pipe gives back what was written`() throws {
    let pipe = try WakePipe()
    #expect(pipe.drain() == [])
    pipe.wake(7)
    pipe.wake()
    #expect(pipe.drain() == [7, 0])
    #expect(pipe.drain() == [])
  }

  @Test func `a full pipe blocks nobody`() throws {
    let pipe = try WakePipe()
    for _ in 0..<100_000 { pipe.wake(1) }
    #expect(pipe.drain().count >= 4096)
  }

  @Test func `whatever is ready is named`() throws {
    let (keys, signals, worker) = (try WakePipe(), try WakePipe(), try WakePipe())
    let poller = Poller(terminal: keys.readEnd, signals: signals.readEnd, worker: worker.readEnd)
    #expect(poller.wait(timeout: .zero) == [])
    worker.wake()
    #expect(poller.wait() == .worker)
    keys.wake()
    signals.wake()
    #expect(poller.wait() == [.terminal, .signal, .worker])
    worker.drain()
    #expect(poller.wait() == [.terminal, .signal])
  }

  @Test func `another thread ends a wait`() throws {
    let (silent, worker) = (try WakePipe(), try WakePipe())
    let poller = Poller(terminal: silent.readEnd, signals: silent.readEnd, worker: worker.readEnd)
    // A thread of its own: the test runner's threads may all be busy.
    var thread = pthread_t()
    let context = Unmanaged.passUnretained(worker).toOpaque()
    pthread_create(
      &thread, nil,
      { context in
        context.map { Unmanaged<WakePipe>.fromOpaque($0).takeUnretainedValue().wake() }
        return nil
      }, context)
    defer { pthread_join(thread, nil) }
    #expect(poller.wait(timeout: .seconds(30)) == .worker)
  }

  @Test func `a wait lasts as long as asked`() throws {
    let silent = try WakePipe()
    let poller = Poller(terminal: silent.readEnd, signals: silent.readEnd)
    let elapsed = ContinuousClock().measure { #expect(poller.wait(timeout: .milliseconds(30)) == []) }
    #expect(elapsed >= .milliseconds(30))
  }

  @Test func `a terminal that is gone is noticed`() throws {
    let silent = try WakePipe()
    var (master, terminal) = (Int32(-1), Int32(-1))
    try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
    defer { close(terminal) }
    let poller = Poller(
      terminal: FileDescriptor(rawValue: terminal), signals: silent.readEnd)
    #expect(poller.wait(timeout: .zero) == [])
    close(master)
    #expect(poller.wait(timeout: .seconds(30)).contains(.hangUp))
  }

  @Test func `times are rounded up to milliseconds`() {
    #expect(Poller.milliseconds(.zero) == 0)
    #expect(Poller.milliseconds(.nanoseconds(1)) == 1)
    #expect(Poller.milliseconds(.milliseconds(1500)) == 1500)
    #expect(Poller.milliseconds(.seconds(1 << 40)) == .max)
  }
}
