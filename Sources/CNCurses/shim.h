// Makes ncurses' wide-character interface visible to Swift.
//
// Swift imports neither mutable C globals nor the macros that build attributes, so each one that is
// needed has a small inline accessor here. Nothing else belongs in this file.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_OPAQUE 0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <curses.h>
#include <term.h>

// <wchar.h> hides it unless X/Open extensions are asked for before the first system header.
extern int wcwidth(wchar_t);

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_color_pairs(void) { return COLOR_PAIRS; }
static inline TERMINAL *nc_cur_term(void) { return cur_term; }

enum nc_attributes {
  NC_BOLD = A_BOLD,
  NC_DIM = A_DIM,
  NC_UNDERLINE = A_UNDERLINE,
  NC_REVERSE = A_REVERSE,
};

// A blank cell of the screen. Pairs above 255 go through `opts`, which ncurses reads as an int for this purpose.
static inline cchar_t nc_blank_cell(attr_t attributes, int pair) {
  cchar_t cell;
  setcchar(&cell, L" ", attributes, 0, &pair);
  return cell;
}

#endif
