import CMalloc

/// The C library's memory.
enum Memory {
  /// For a long run after a short start: gives back what reading the command line has taken, and lets all threads
  /// share one heap, since they allocate little and what a second heap holds free would be lost to the first.
  static func settle() {
    malloc_trim(0)
    mallopt(M_ARENA_MAX, 1)
  }
}
