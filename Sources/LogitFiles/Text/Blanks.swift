// White space in text, as bytes of UTF-8.

/// Whether `byte` ends a line.
func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

/// The number of bytes of the blank at `index` of `bytes`: a space, a tab, or one of Unicode's other spaces;
/// 0 if there is none.
///
/// Such another space between a digit and three digits more is no blank: `1 234` is one number with a
/// thousands separator then, not two.
func blankLength(_ bytes: [UInt8], at index: Int) -> Int {
  let first = bytes[index]
  if first == 0x20 || first == 0x09 { return 1 }
  let length = unicodeBlankLength(bytes[index...])
  return length > 0 && separatesThousands(bytes, index..<(index + length)) ? 0 : length
}

/// The part of `range` without blanks and line ends around it.
func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
  var (start, end) = (range.lowerBound, range.upperBound)
  while start < end {
    let length = isLineEnd(bytes[start]) ? 1 : blankLength(bytes, at: start)
    if length == 0 || start + length > end { break }
    start += length
  }
  while start < end {
    let last = bytes[end - 1]
    if last == 0x20 || last == 0x09 || isLineEnd(last) {
      end -= 1
    } else if last >= 0x80,
      let length = [2, 3].first(where: {
        end - $0 >= start && unicodeBlankLength(bytes[(end - $0)..<end]) == $0
      })
    {
      end -= length
    } else {
      break
    }
  }
  return start..<end
}

/// The number of bytes of the space beyond ASCII that `bytes` begin with: U+00A0, U+2000 to U+200A, U+202F,
/// U+205F or U+3000; 0 for anything else.
private func unicodeBlankLength(_ bytes: ArraySlice<UInt8>) -> Int {
  guard let first = bytes.first, first >= 0xC2, bytes.count > 1 else { return 0 }
  let second = bytes[bytes.startIndex + 1]
  if first == 0xC2 { return second == 0xA0 ? 2 : 0 }
  guard bytes.count > 2 else { return 0 }
  let third = bytes[bytes.startIndex + 2]
  switch (first, second) {
  case (0xE2, 0x80): return (0x80...0x8A).contains(third) || third == 0xAF ? 3 : 0
  case (0xE2, 0x81): return third == 0x9F ? 3 : 0
  case (0xE3, 0x80): return third == 0x80 ? 3 : 0
  default: return 0
  }
}

/// Whether the space at `range` stands between a digit and exactly three digits.
private func separatesThousands(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
  guard range.lowerBound > 0, isDigit(bytes[range.lowerBound - 1]) else { return false }
  return bytes[range.upperBound...].prefix(4).prefix(while: isDigit).count == 3
}
