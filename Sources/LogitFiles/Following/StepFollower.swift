import Platform
import SystemPackage

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
  private static let lookEvery = 0.05  // seconds

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
  private var descriptor: FileDescriptor?
  private var kind = Kind.file
  /// The file that is open; `nil` until one was.
  private var identity: Identity?
  private var seen = SeenBytes()
  private var lines: StepLines
  private var hasBegun = false
  /// The error of the last attempt to open the file or to read it.
  private var failure: Errno?

  /// Follows the file of `source`, whose row does not count. No line may be longer than `maximumBytes`.
  public init(
    _ source: LogitSource, options: ReadingOptions = ReadingOptions(), maximumBytes: Int = 1 << 30
  ) {
    self.source = source
    self.options = options
    limit = maximumBytes
    lines = Self.lines(source, options, maximumBytes)
    if isStandardInput {
      descriptor = .standardInput
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
    failure = nil
    var news =
      switch kind {
      case .file: nextOfFile()
      case .fifo, .stream: nextOfPipe()
      }
    // A file that is missing is waited for.
    if let failure, failure != .noSuchFileOrDirectory { news.obstacle = systemError(failure, source.path) }
    return news
  }

  /// Sleeps until more may have come, or for about `milliseconds`; without them as long as it takes.
  public func wait(milliseconds: CInt? = nil) {
    guard kind != .file, let descriptor else { return pause(seconds: Self.lookEvery) }
    // No event reports that another FIFO took the place of this one, so the name is looked up each second.
    _ = descriptor.waitForInput(milliseconds: milliseconds ?? (kind == .fifo ? 1000 : nil))
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
    } else if let descriptor, isCut() || seen.areRewritten(in: descriptor) {
      restart()
      news.isRestart = hasBegun
    }
    guard descriptor != nil else { return news }
    hasBegun = true
    if let bytes = readPiece() { news.lines = lines.add(bytes) }
    return news
  }

  /// Whether the name stands for another file than the one that is open. A name that stands for none is
  /// waited for.
  private func isGone() -> Bool {
    do throws(Errno) {
      return identity != Identity(try Stat(source.path)) || descriptor == nil
    } catch {
      failure = error
      return false
    }
  }

  private func isCut() -> Bool {
    guard let descriptor, let status = try? Stat(descriptor) else { return false }
    return status.size < seen.count
  }

  /// Opens what the name stands for now. A FIFO is opened without waiting for a writer.
  private func reopen() -> Bool {
    let opened: FileDescriptor
    do throws(Errno) { opened = try openSource([.noControllingTerminal]) } catch {
      failure = error
      return false
    }
    guard let status = try? Stat(opened) else {
      try? opened.close()
      return false
    }
    closeDescriptor()
    descriptor = opened
    identity = Identity(status)
    switch status.type {
    case .regular, .directory: kind = .file
    case .fifo: kind = opened.isNamedPipe ? .fifo : .stream
    default: kind = .stream
    }
    restart()
    return true
  }

  private func openSource(_ options: FileDescriptor.OpenOptions) throws(Errno) -> FileDescriptor {
    try throwingErrno {
      try FileDescriptor.open(source.path, .readOnly, options: [.closeOnExec, .nonBlocking, options])
    }
  }

  private func closeDescriptor() {
    if !isStandardInput { try? descriptor?.close() }
    descriptor = nil
  }

  private func restart() {
    seen = SeenBytes()
    lines = Self.lines(source, options, limit)
  }

  // MARK: - Pipes

  private func nextOfPipe() -> StepNews {
    guard let descriptor, !descriptor.waitForInput(milliseconds: 0).isEmpty else {
      var news = StepNews()
      if kind == .fifo, isGone() { news.isRestart = reopen() }
      return news
    }
    guard let bytes = readPiece() else {
      // A pipe that cannot be read has ended: nothing is tried again.
      let isEnd = failure.take() != .resourceTemporarilyUnavailable
      return isEnd ? StepNews(lines: lines.end(), isEnd: true) : StepNews()
    }
    if !bytes.isEmpty { return StepNews(lines: lines.add(bytes)) }
    guard kind == .fifo else { return StepNews(lines: lines.end(), isEnd: true) }
    waitForWriter()
    return StepNews(lines: lines.end())
  }

  /// Opens the FIFO once more after its last writer left: the old descriptor would report the end again and
  /// again. What the next writer has written already is in the pipe as long as either is open.
  private func waitForWriter() {
    let opened = try? openSource([])
    closeDescriptor()
    guard let opened else {
      kind = .file
      return
    }
    if let status = try? Stat(opened), Identity(status) == identity {
      descriptor = opened
    } else {
      // Another file took its place, which the next look opens from its start.
      try? opened.close()
      kind = .file
    }
  }

  // MARK: - Bytes

  /// The next bytes; empty at the end, nil if they cannot be had.
  private func readPiece() -> [UInt8]? {
    guard let descriptor else { return nil }
    do throws(Errno) {
      let bytes = try throwingErrno {
        try [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
          let buffer = UnsafeMutableRawBufferPointer(buffer)
          count =
            kind == .file
            ? try descriptor.read(fromAbsoluteOffset: Int64(seen.count), into: buffer)
            : try descriptor.read(into: buffer)
        }
      }
      if kind == .file { seen.add(bytes) }
      return bytes
    } catch {
      failure = error
      return nil
    }
  }

  /// What tells files apart, whatever their names.
  private struct Identity: Equatable {
    let device: DeviceID
    let file: Inode

    init(_ status: Stat) {
      device = status.deviceID
      file = status.inode
    }
  }
}
