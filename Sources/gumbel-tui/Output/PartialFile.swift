import Glibc

/// Removes a half-written file when the program is ended by a signal meanwhile.
enum PartialFile {
  /// Read by the signal handler, which may only use what lies ready: a C string that is never freed.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Makes a file after `template` as `mkstemp` does, which a signal removes from now on.
  static func create(_ template: inout [CChar]) -> Int32 {
    // A signal between the making and the remembering would leave the file behind.
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return descriptor }
    path = strdup(template)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] where !isIgnored(number) { signal(number, handler) }
    return descriptor
  }

  /// The file is complete, or gone.
  static func end() { path = nil }

  private static let handler: @convention(c) (Int32) -> Void = { number in
    if let path = PartialFile.path { unlink(path) }
    signal(number, SIG_DFL)
    raise(number)
  }

  /// Whether the program was started with the signal ignored, as by `nohup`, which is to stay so.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
