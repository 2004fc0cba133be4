import Explorer
import Live
import LogitFiles
import Platform

/// Looks files up and opens them for the explorer, on threads that may block.
final class FileDesk: Sendable {
  /// The files that were opened lately; read when they are first needed.
  private let recent: Locked<RecentFiles?>

  /// Knows the files of `recent`; by default those of earlier runs.
  init(recent: RecentFiles? = nil) { self.recent = Locked(recent) }

  private var recentFiles: RecentFiles {
    recent.withLock { recent in
      let files = recent ?? RecentFiles()
      recent = files
      return files
    }
  }

  /// What there is for a line that names a file, or begins to.
  func listing(for job: ReadingJob, _ progress: JobProgress) -> OpenListing {
    FileLookUp.listing(
      for: job.text, as: job.quantity, recent: job.text.isEmpty ? recentFiles.files : [],
      progress: reading(progress))
  }

  /// Opens a file and remembers it.
  func open(_ job: ReadingJob, _ progress: JobProgress) -> OpeningResult {
    // A copy, so that a file that never comes does not keep others from the list.
    var files = recentFiles
    let result = files.open(job.text, as: job.quantity, progress: reading(progress))
    if !progress.isGivenUp { recent.withLock { [files] in $0 = files } }
    return result
  }

  /// Remembers a file that was opened elsewhere.
  func remember(_ argument: String) {
    var files = recentFiles
    files.add(argument)
    recent.withLock { [files] in $0 = files }
  }

  /// Tells `progress` how far a read is, and stops the read when it is given up.
  private func reading(_ progress: JobProgress) -> ReadingProgress {
    ReadingProgress { bytes, size in
      if size > 0 { progress.fraction = Double(bytes) / Double(size) }
      return !progress.isGivenUp
    }
  }
}
