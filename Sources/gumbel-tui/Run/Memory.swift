import CProcess
import Glibc

/// The memory of this process.
enum Memory {
  /// For a long run after a short start: gives back what only the start needs, and lets all threads share one
  /// heap, since they allocate little and what a second heap holds free would be lost to the first.
  static func settle() {
    mallopt(M_ARENA_MAX, 1)
    malloc_trim(0)
    forgetCode()
  }

  /// Unmaps the pages of code. They are never written to, and what is needed again is mapped again from the
  /// system's cache, some microseconds for each page: most of what reads the command line is not.
  private static func forgetCode() {
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let start = process_code_start() / page * page
    let end = process_code_end() / page * page
    madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), MADV_DONTNEED)
  }
}
