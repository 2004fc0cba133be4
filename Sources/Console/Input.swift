/// A key as a person names it, whatever bytes the terminal sent for it.
public enum Key: Sendable, Hashable {
  /// A character; a capital letter is its own key.
  case character(Character)
  /// Control with a letter, given in lower case: `.control("c")`.
  case control(Character)
  case up, down, left, right
  case shiftUp, shiftDown, shiftLeft, shiftRight
  case home, end, pageUp, pageDown
  case enter, escape, tab, backTab, backspace, delete, insert
  /// A function key, from 1.
  case function(Int)
}

/// What a terminal tells the program.
public enum Input: Sendable, Hashable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted (bracketed paste), as it came.
  case paste(String)
  /// A paste pauses, and perhaps its end was lost: all of its text so far. Next comes either its whole text, here again
  /// or as `paste`, or a key that ends it, of which Enter accepts the text.
  case unfinishedPaste(String)
  /// A mouse action at a cell.
  case mouse(MouseAction, GridPoint)
  /// The terminal has a new size.
  case resize(GridSize)
}

/// What the mouse did.
public enum MouseAction: Sendable, Hashable {
  case press, drag, release, wheelUp, wheelDown
}
