// Makes ncurses' wide-character interface visible to Swift.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_OPAQUE 0
#include <wchar.h>
#include <stdio.h>
#include <curses.h>

#endif
