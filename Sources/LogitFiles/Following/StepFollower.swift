import Glibc

/// What has come of a file that is followed since the last look.
public struct StepNews: Sendable {
  /// The lines that are complete now.
  public var lines: [StepLine] = []
  /// Whether the file was cut short, or another took its place: the lines are those of a new beginning.
  public var isRestart = false
  /// Whether nothing more can come.
  public var isEnd = false
}

/// Reads a growing file of JSON Lines, or standard input, as a training run writes it.
///
/// Survives what happens to log files: one that is cut short or replaced is read anew from its start; one
/// that is missing for a while is waited for. Not for use by several threads at a time.
public final class StepFollower {
  private static let pieceSize = 1 << 20

  private let source: LogitSource
  private let options: ReadingOptions
  private let limit: Int
  private var descriptor: CInt = -1
  private var identity: (device: dev_t, file: ino_t) = (0, 0)
  private var offset = 0
  private var lines: StepLines
  private var hasBegun = false

  /// Follows the file of `source`, whose row does not count. No line may be longer than `maximumBytes`.
  public init(
    _ source: LogitSource, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30
  ) {
    self.source = source
    self.options = options
    limit = maximumBytes
    lines = Self.lines(source, options, maximumBytes)
  }

  private static func lines(_ source: LogitSource, _ options: ReadingOptions, _ limit: Int) -> StepLines {
    StepLines(
      name: source.path == "-" ? "standard input" : source.path, array: source.array, options: options,
      limit: limit)
  }

  deinit { if !isPipe && descriptor >= 0 { close(descriptor) } }

  /// Whether `next` sleeps until something comes; else it returns at once.
  public var isPipe: Bool { source.path == "-" }

  /// What has come since: at most about a mebibyte, so that long files come piece by piece.
  public func next() -> StepNews {
    isPipe ? nextOfPipe() : nextOfFile()
  }

  private func nextOfPipe() -> StepNews {
    descriptor = STDIN_FILENO
    guard let bytes = readPiece(), !bytes.isEmpty else {
      return StepNews(lines: lines.end(), isEnd: true)
    }
    return StepNews(lines: lines.add(bytes))
  }

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
    } else if isCut() {
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
    guard stat(source.path, &status) == 0 else { return false }
    return descriptor < 0 || status.st_dev != identity.device || status.st_ino != identity.file
  }

  private func isCut() -> Bool {
    var status = stat()
    return descriptor >= 0 && fstat(descriptor, &status) == 0 && Int(status.st_size) < offset
  }

  private func reopen() -> Bool {
    let opened = open(source.path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard opened >= 0, fstat(opened, &status) == 0 else { return false }
    if descriptor >= 0 { close(descriptor) }
    descriptor = opened
    identity = (status.st_dev, status.st_ino)
    restart()
    return true
  }

  private func restart() {
    offset = 0
    lines = Self.lines(source, options, limit)
  }

  /// The next bytes; empty at the end, nil if they cannot be had.
  private func readPiece() -> [UInt8]? {
    guard descriptor >= 0 else { return nil }
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, done in
      repeat {
        count =
          isPipe
          ? read(descriptor, buffer.baseAddress, buffer.count)
          : pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      } while count < 0 && errno == EINTR
      done = max(count, 0)
    }
    offset += bytes.count
    return count < 0 ? nil : bytes
  }
}
