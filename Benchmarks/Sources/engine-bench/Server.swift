import Glibc

/// One row's work: `body` does `units` units.
struct Workload {
  var units: Int
  var clock = Clock.processor
  var body: () -> Void

  /// Nanoseconds a unit, batch by batch, for about `milliseconds`, after one batch to warm up.
  func measure(milliseconds: Int) -> [Double] {
    var times: [Double] = []
    body()
    let end = clock.nanoseconds + milliseconds * 1_000_000
    while times.count < 3 || clock.nanoseconds < end {
      let start = clock.nanoseconds
      body()
      times.append(Double(clock.nanoseconds - start) / Double(units))
    }
    return times.sorted()
  }
}

/// What passes while work is done.
enum Clock {
  /// CPU time of the process, all threads together, which other programs do not disturb.
  case processor
  /// The time on the wall, which alone tells what a second thread gains.
  case wall

  var nanoseconds: Int {
    var time = timespec()
    clock_gettime(self == .processor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}

/// Answers requests, one a line, until the input ends.
func serve(_ rows: Rows) {
  var prepared: [Substring: Workload] = [:]
  print("ready")
  fflush(nil)
  while let line = readLine() {
    let fields = line.split(separator: " ")
    guard fields.count == 2, let milliseconds = Int(fields[1]) else { continue }
    let name = fields[0]
    if prepared[name] == nil { prepared[name] = rows.workload(named: name) }
    if let workload = prepared[name] {
      let times = workload.measure(milliseconds: milliseconds)
      print(
        "{\"median\": \(times[times.count / 2]), \"min\": \(times[0]), \"form\": \"\(rows.kernels.name)\"}")
    } else {
      print("{}")
    }
    fflush(nil)
  }
}

/// Keeps the optimiser from dropping a result that nobody reads.
@inline(never)
func keep<Result>(_ result: Result) {}

/// Ends the program with a message and the exit status of wrong usage.
func refuse(_ message: String) -> Never {
  let line = "engine-bench: \(message)\n"
  _ = write(2, line, line.utf8.count)
  exit(64)
}
