import CNCurses
import Console

/// What of a cell reaches the terminal.
///
/// A grid has its own idea of how wide a character is, the C library, which ncurses follows, another. Where
/// they differ the rest of the row would shift, so such a character is replaced.
struct CursesGlyph: Equatable {
  /// The base character.
  var base: wchar_t
  /// Its combining marks; 0 for none.
  var mark: wchar_t = 0
  /// The second mark; 0 for none.
  var secondMark: wchar_t = 0
  /// The columns it takes: at most those of its cells.
  var columns = 1

  /// A blank.
  static let blank = CursesGlyph(.blank, columns: 1, substitute: 0)

  /// The glyph of `cell`, which spans `columns` columns.
  ///
  /// - Parameters:
  ///   - substitute: A character one column wide.
  ///   - asciiOnly: Whether all else must be replaced.
  init(_ cell: Cell, columns: Int, substitute: wchar_t, asciiOnly: Bool = false) {
    let value = cell.scalar.value
    base = wchar_t(bitPattern: value)
    let isASCII = (0x20..<0x7f).contains(value)
    if isASCII && cell.mark == nil { return }
    guard isASCII || !asciiOnly && wcwidth(base) == Int32(columns) else {
      base = substitute
      return
    }
    if !isASCII { self.columns = columns }
    if asciiOnly { return }
    mark = Self.combining(cell.mark)
    secondMark = Self.combining(cell.secondMark)
    if mark == 0 { swap(&mark, &secondMark) }
  }

  private static func combining(_ scalar: Unicode.Scalar?) -> wchar_t {
    guard let scalar else { return 0 }
    let mark = wchar_t(bitPattern: scalar.value)
    return wcwidth(mark) == 0 ? mark : 0
  }
}
