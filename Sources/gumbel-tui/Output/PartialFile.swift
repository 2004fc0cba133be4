import Glibc
import Live

/// Removes half-written files when the program is ended meanwhile.
enum PartialFile {
  /// The files that are being written.
  private static let unfinished = Locked<Set<String>>([])
  /// Read by the signal handler, which may only use what lies ready: a C string that is never freed.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Makes a file after `template` as `mkstemp` does, which a signal removes from now on, unless the program answers
  /// signals by itself: then it calls `removeAll` at its end.
  static func create(_ template: inout [CChar]) -> Int32 {
    // A signal between the making and the remembering would leave the file behind.
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return descriptor }
    unfinished.withLock { [template] in _ = $0.insert(name(template)) }
    path = strdup(template)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where hasDefaultAction(number) {
      signal(number, handler)
    }
    return descriptor
  }

  /// The file of `template` is complete, or gone.
  static func end(_ template: [CChar]) {
    path = nil
    unfinished.withLock { _ = $0.remove(name(template)) }
  }

  /// Removes the files that are being written by other threads, before the program ends.
  static func removeAll() {
    unfinished.withLock { for file in $0 { unlink(file) } }
  }

  private static func name(_ template: [CChar]) -> String {
    String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    if let path = PartialFile.path { unlink(path) }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Whether the signal would end the program: not where it was started with the signal ignored, as by `nohup`, nor
  /// where the explorer answers it and gives the terminal back.
  private static func hasDefaultAction(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_DFL, to: Int.self)
  }
}
