import Glibc

/// What has come of a file that is followed since the last look.
public struct StepNews: Sendable {
  /// What is in the lines that are complete now.
  public var lines: [StepLine] = []
  /// Whether the file was cut short or rewritten, or another took its place: the lines are those of a new
  /// beginning.
  public var isRestart = false
  /// Why the file, which is there, cannot be read now; it is tried again with each look.
  public var obstacle: LogitFileError?
  /// Whether nothing more can come.
  public var isEnd = false
}

/// Reads a growing file of JSON Lines, a pipe or standard input, as a training run or a server writes it.
///
/// Survives what happens to log files: one that is cut short, rewritten or replaced is read anew from its
/// start; one that is missing for a while is waited for. A FIFO waits for its next writer; any other pipe
/// ends with its writers. Not for use by several threads at a time.
public final class StepFollower {
  private static let pieceSize = 1 << 20
  /// How often a file is looked at.
  private static let lookEvery: useconds_t = 50_000  // microseconds

  /// What is open, which decides how to wait for more.
  private enum Kind {
    /// A file, which may be read at any place.
    case file
    /// A pipe with a name, which may get another writer.
    case fifo
    /// A pipe without a name, a terminal or another device.
    case stream
  }

  private let source: LogitSource
  private let options: ReadingOptions
  private let limit: Int
  private var descriptor: CInt = -1
  private var kind = Kind.file
  private var identity: (device: dev_t, file: ino_t) = (0, 0)
  private var seen = SeenBytes()
  private var lines: StepLines
  private var hasBegun = false
  /// The error of the last attempt to open the file or to read it; 0 if there was none.
  private var failure: CInt = 0

  /// Follows the file of `source`, whose row does not count. No line may be longer than `maximumBytes`.
  public init(
    _ source: LogitSource, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30
  ) {
    self.source = source
    self.options = options
    limit = maximumBytes
    lines = Self.lines(source, options, maximumBytes)
    if isStandardInput {
      descriptor = STDIN_FILENO
      kind = .stream
    }
  }

  private static func lines(_ source: LogitSource, _ options: ReadingOptions, _ limit: Int) -> StepLines {
    StepLines(
      name: source.path == "-" ? "standard input" : source.path, array: source.array, options: options,
      limit: limit)
  }

  deinit { closeDescriptor() }

  private var isStandardInput: Bool { source.path == "-" }

  /// Whether what was read cannot be read again. Known once something came.
  public var isPipe: Bool { kind != .file }

  /// What has come since: at most about a mebibyte, so that long files come piece by piece. Never sleeps.
  public func next() -> StepNews {
    failure = 0
    var news =
      switch kind {
      case .file: nextOfFile()
      case .fifo, .stream: nextOfPipe()
      }
    // A file that is missing is waited for.
    if failure != 0, failure != ENOENT { news.obstacle = systemError(failure, source.path) }
    return news
  }

  /// Sleeps until more may have come, or for about `milliseconds`; without them as long as it takes.
  public func wait(milliseconds: CInt? = nil) {
    guard kind != .file, descriptor >= 0 else {
      usleep(Self.lookEvery)
      return
    }
    // No event reports that another FIFO took the place of this one, so the name is looked up each second.
    let longest: CInt = kind == .fifo ? 1000 : -1
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&request, 1, milliseconds ?? longest)
  }

  // MARK: - Files

  private func nextOfFile() -> StepNews {
    var news = StepNews()
    if isGone() {
      if let bytes = readPiece(), !bytes.isEmpty {
        // The old file may have grown before the new one took its place.
        news.lines = lines.add(bytes)
        return news
      }
      guard reopen() else { return news }
      news.isRestart = hasBegun
      if kind != .file {
        hasBegun = true
        return news
      }
    } else if isCut() || seen.areRewritten(in: descriptor) {
      restart()
      news.isRestart = hasBegun
    }
    guard descriptor >= 0 else { return news }
    hasBegun = true
    if let bytes = readPiece() { news.lines = lines.add(bytes) }
    return news
  }

  /// Whether the name stands for another file than the one that is open. A name that stands for none is
  /// waited for.
  private func isGone() -> Bool {
    var status = stat()
    guard stat(source.path, &status) == 0 else {
      failure = errno
      return false
    }
    return descriptor < 0 || status.st_dev != identity.device || status.st_ino != identity.file
  }

  private func isCut() -> Bool {
    var status = stat()
    return descriptor >= 0 && fstat(descriptor, &status) == 0 && Int(status.st_size) < seen.count
  }

  /// Opens what the name stands for now. A FIFO is opened without waiting for a writer.
  private func reopen() -> Bool {
    let opened = open(source.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    var status = stat()
    guard opened >= 0 else {
      failure = errno
      return false
    }
    guard fstat(opened, &status) == 0 else {
      close(opened)
      return false
    }
    closeDescriptor()
    descriptor = opened
    identity = (status.st_dev, status.st_ino)
    switch status.st_mode & S_IFMT {
    case S_IFREG, S_IFDIR: kind = .file
    case S_IFIFO: kind = Self.hasName(opened) ? .fifo : .stream
    default: kind = .stream
    }
    restart()
    return true
  }

  private func closeDescriptor() {
    if !isStandardInput, descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }

  private func restart() {
    seen = SeenBytes()
    lines = Self.lines(source, options, limit)
  }

  // MARK: - Pipes

  private func nextOfPipe() -> StepNews {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&request, 1, 0) > 0 else {
      var news = StepNews()
      if kind == .fifo, isGone() { news.isRestart = reopen() }
      return news
    }
    guard let bytes = readPiece() else {
      return errno == EAGAIN ? StepNews() : StepNews(lines: lines.end(), isEnd: true)
    }
    if !bytes.isEmpty { return StepNews(lines: lines.add(bytes)) }
    guard kind == .fifo else { return StepNews(lines: lines.end(), isEnd: true) }
    waitForWriter()
    return StepNews(lines: lines.end())
  }

  /// Opens the FIFO once more after its last writer left: the old descriptor would report the end again and
  /// again. What the next writer has written already is in the pipe as long as either is open.
  private func waitForWriter() {
    let opened = open(source.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var status = stat()
    closeDescriptor()
    guard opened >= 0 else {
      kind = .file
      return
    }
    if fstat(opened, &status) == 0, status.st_dev == identity.device, status.st_ino == identity.file {
      descriptor = opened
    } else {
      // Another file took its place, which the next look opens from its start.
      close(opened)
      kind = .file
    }
  }

  /// Whether a pipe is in a folder, as those of `mkfifo` are, or only among the open files, as those of a
  /// shell's `<(…)` are.
  private static func hasName(_ descriptor: CInt) -> Bool {
    var target = [UInt8](repeating: 0, count: 16)
    let count = readlink("/proc/self/fd/\(descriptor)", &target, target.count)
    return !target.prefix(max(count, 0)).starts(with: "pipe:".utf8)
  }

  // MARK: - Bytes

  /// The next bytes; empty at the end, nil if they cannot be had.
  private func readPiece() -> [UInt8]? {
    guard descriptor >= 0 else { return nil }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, done in
      repeat {
        count =
          kind == .file
          ? pread(descriptor, buffer.baseAddress, buffer.count, off_t(seen.count))
          : read(descriptor, buffer.baseAddress, buffer.count)
      } while count < 0 && errno == EINTR
      done = max(count, 0)
    }
    guard count >= 0 else {
      if kind == .file { failure = errno }
      return nil
    }
    if kind == .file { seen.add(bytes) }
    return bytes
  }
}
