// What Swift's Glibc module leaves out.
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H

#define _GNU_SOURCE
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// A file in memory, and a duplicate under a given number, both closed by exec. -1: refused.
static inline int process_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }
static inline int process_duplicate(int file, int number) {
  return (int)syscall(SYS_dup3, file, number, O_CLOEXEC);
}

// Takes the pages of one loaded file that are never written out of this process's memory.
static int process_release_pages(struct dl_phdr_info *file, size_t size, void *unused) {
  (void)size, (void)unused;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int index = 0; index < file->dlpi_phnum; index++) {
    const ElfW(Phdr) *segment = &file->dlpi_phdr[index];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
    const uintptr_t start = file->dlpi_addr + segment->p_vaddr;
    const uintptr_t end = (start + segment->p_memsz) & ~(page - 1);
    const uintptr_t first = (start + page - 1) & ~(page - 1);
    if (first < end) madvise((void *)first, end - first, MADV_DONTNEED);
  }
  return 0;
}

// Lets go of all code and constants: what is used again comes back from the file's cache at a page's first use.
static inline void process_release_code(void) { dl_iterate_phdr(process_release_pages, NULL); }

#endif
