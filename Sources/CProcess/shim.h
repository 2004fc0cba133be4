// What Swift's Glibc module leaves out.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// A file in memory, and a duplicate under a given number, both closed by exec. -1: refused.
static inline int process_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }
static inline int process_duplicate(int file, int number) {
  return (int)syscall(SYS_dup3, file, number, O_CLOEXEC);
}

#endif
