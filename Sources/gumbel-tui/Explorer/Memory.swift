import CProcess
import Glibc

/// The memory of this process.
enum Memory {
  /// For a long run after a short start: gives back what only the start needs, and lets all threads share one
  /// heap, since they allocate little and what a second heap holds free would be lost to the first.
  static func settle() {
    mallopt(M_ARENA_MAX, 1)
    malloc_trim(0)
  }

  /// Lets go of the code that has run: most of it reads options, files and the terminal's description, and never
  /// runs again. What does costs less than a microsecond a page, once.
  static func releaseCode() { process_release_code() }
}
