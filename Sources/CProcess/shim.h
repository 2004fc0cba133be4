// What Swift's Glibc module leaves out.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// A file in memory, and a duplicate under a given number, both closed by exec. -1: refused.
static inline int process_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }
static inline int process_duplicate(int file, int number) {
  return (int)syscall(SYS_dup3, file, number, O_CLOEXEC);
}

// Lets go of the program's code and constants, which are never written: what is used again comes back from the
// file's cache at a page's first use. The linker tells where they begin and end.
//
// Linux maps sixteen pages around the one that is missed, but none beyond its mapping. Advice that makes every other
// piece a mapping of its own keeps what comes back near what is used.
static inline void process_release_code(void) {
  extern const char __executable_start[], etext[];
  const unsigned long page = (unsigned long)sysconf(_SC_PAGESIZE);
  const unsigned long first = ((unsigned long)__executable_start + page - 1) & ~(page - 1);
  const unsigned long end = (unsigned long)etext & ~(page - 1);
  const unsigned long piece = 2 * page;
  for (unsigned long start = first; start + piece < end; start += 2 * piece) {
    madvise((void *)start, piece, MADV_RANDOM);
  }
  if (first < end) madvise((void *)first, end - first, MADV_DONTNEED);
}

#endif
