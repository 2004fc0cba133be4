// What Swift's Glibc module leaves out.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#include <sys/syscall.h>
#include <unistd.h>
#include <wchar.h>

// A file in memory, closed by exec. -1: refused.
static inline int process_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }

#endif
