// What is known only when the program is built. In C, because a definition there can hold text, and because another
// commit then costs one small file and the linking, not the program's own code.
#ifndef CBUILD_H
#define CBUILD_H

// The commit that the program was built from, or "" where that was not said.
const char *build_commit(void);

#endif
