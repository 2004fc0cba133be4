/// A text that is one value in brackets or in a call, perhaps behind `name =`, and perhaps before a semicolon.
struct LiteralShape {
  /// Where the value begins.
  var start: Int
  /// Where it ends.
  var end: Int

  /// nil if the text has another shape.
  init?(_ bytes: [UInt8]) {
    var content = trimmed(byteOrderMarkLength(bytes)..<bytes.count, in: bytes)
    if let inside = Self.valueOfTensor(bytes, content) { content = inside }
    let from = Self.endOfPrompt(bytes, content)
    // A name before the bracket is not longer.
    guard let bracket = Self.bracket(bytes[from..<content.upperBound].prefix(200)),
      let start = Self.start(of: bytes, from..<bracket), let end = Self.end(of: bytes, from: bracket)
    else { return nil }
    let rest = bytes[end..<content.upperBound]
    guard rest.allSatisfy({ isSpace($0) || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }) else {
      return nil
    }
    (self.start, self.end) = (start, end)
  }

  /// The bracket that opens the value: not that of a size in C, `float z[3] = {…}`.
  private static func bracket(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.firstIndex(where: isOpening) else { return nil }
    guard text[first] == UInt8(ascii: "["), first > text.startIndex else { return first }
    let rest = text[(first + 1)...].drop(while: isDigit)
    guard rest.first == UInt8(ascii: "]") else { return first }
    let behind = rest.dropFirst().drop { $0 == 0x20 }
    return behind.first == UInt8(ascii: "=") ? behind.firstIndex(where: isOpening) : first
  }

  /// The value in what TensorFlow prints: `<tf.Tensor: shape=(3,), dtype=float32, numpy=array([…])>`.
  private static func valueOfTensor(_ bytes: [UInt8], _ content: Range<Int>) -> Range<Int>? {
    let text = bytes[content]
    guard text.starts(with: "<tf.".utf8), text.last == UInt8(ascii: ">"),
      let name = text.prefix(400).firstRange(of: Array("numpy=".utf8))
    else { return nil }
    return name.upperBound..<(content.upperBound - 1)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(")
  }

  /// Where the value begins whose first bracket follows `before`: at the name of a function or a type right
  /// before the bracket. nil if what is before that is no name with `=`, `:` or `<-`.
  private static func start(of bytes: [UInt8], _ before: Range<Int>) -> Int? {
    let name = bytes[before].reversed().prefix { isWordByte($0) || ".!".utf8.contains($0) }.count
    let start = before.upperBound - name
    let assigned = trimmed(before.lowerBound..<start, in: bytes)
    guard let last = bytes[assigned].last else { return start }
    let isAssignment =
      last == UInt8(ascii: "=") || last == UInt8(ascii: ":")
      || last == UInt8(ascii: "-") && bytes[assigned].dropLast().last == UInt8(ascii: "<")
    let isName = bytes[assigned].allSatisfy {
      isWordByte($0) || " .:=<>-$&*[]\"'".utf8.contains($0)
    }
    return isAssignment && isName ? start : nil
  }

  /// Behind `Out[3]:`, which IPython prints, and the two lines that Polars prints above a series.
  private static func endOfPrompt(_ bytes: [UInt8], _ content: Range<Int>) -> Int {
    if bytes[content].starts(with: "shape: (".utf8),
      let series = bytes[content].prefix(40).firstRange(of: Array("\nSeries: ".utf8))
    {
      return bytes[series.upperBound..<content.upperBound].firstIndex(where: isLineEnd) ?? content.lowerBound
    }
    guard bytes[content].starts(with: "Out[".utf8) else { return content.lowerBound }
    let end = bytes[content].dropFirst(4).drop(while: isDigit)
    return end.starts(with: "]:".utf8) ? end.startIndex + 2 : content.lowerBound
  }

  /// The end of the brackets that open at `start`; nil if they are not closed, or crossed.
  static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var open: [UInt8] = []
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "["): open.append(UInt8(ascii: "]"))
      case UInt8(ascii: "{"): open.append(UInt8(ascii: "}"))
      case UInt8(ascii: "("): open.append(UInt8(ascii: ")"))
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ")"):
        guard open.popLast() == byte else { return nil }
        if open.isEmpty { return offset + 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard PythonString.read(bytes, &offset) != nil else { return nil }
        continue
      default: break
      }
      offset += 1
    }
    return nil
  }
}
