// What Swift's Glibc module leaves out.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <fcntl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

// The linker says where the program begins and where its code ends.
extern const char __executable_start[], etext[];
static inline unsigned long process_code_start(void) { return (unsigned long)__executable_start; }
static inline unsigned long process_code_end(void) { return (unsigned long)etext; }

// A file in memory, and a duplicate under a given number, both closed by exec. -1: refused.
static inline int process_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }
static inline int process_duplicate(int file, int number) {
  return (int)syscall(SYS_dup3, file, number, O_CLOEXEC);
}

#endif
