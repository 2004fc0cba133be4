/// A text that is one value in brackets or in a call, perhaps behind `name =`, and perhaps before a semicolon.
struct LiteralShape {
  /// Where the value begins.
  var start: Int
  /// Where it ends.
  var end: Int

  /// nil if the text has another shape.
  init?(_ bytes: [UInt8]) {
    let content = trimmed(byteOrderMarkLength(bytes)..<bytes.count, in: bytes)
    let from = Self.endOfPrompt(bytes, content)
    // A name before the bracket is not longer.
    guard let bracket = bytes[from..<content.upperBound].prefix(200).firstIndex(where: Self.isOpening),
      let start = Self.start(of: bytes, from..<bracket), let end = Self.end(of: bytes, from: bracket)
    else { return nil }
    let rest = bytes[end..<content.upperBound]
    guard rest.allSatisfy({ isSpace($0) || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ",") }) else {
      return nil
    }
    (self.start, self.end) = (start, end)
  }

  private static func isOpening(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(")
  }

  /// Where the value begins whose first bracket follows `before`: at the name of a function or a type right
  /// before the bracket. nil if what is before that is no name with `=`, `:` or `<-`.
  private static func start(of bytes: [UInt8], _ before: Range<Int>) -> Int? {
    let name = bytes[before].reversed().prefix { isWordByte($0) || $0 == UInt8(ascii: ".") }.count
    let start = before.upperBound - name
    let assigned = trimmed(before.lowerBound..<start, in: bytes)
    guard let last = bytes[assigned].last else { return start }
    let isAssignment =
      last == UInt8(ascii: "=") || last == UInt8(ascii: ":")
      || last == UInt8(ascii: "-") && bytes[assigned].dropLast().last == UInt8(ascii: "<")
    let isName = bytes[assigned].allSatisfy {
      isWordByte($0) || " .:=<-$&\"'".utf8.contains($0)
    }
    return isAssignment && isName ? start : nil
  }

  /// Behind `Out[3]:`, which IPython prints.
  private static func endOfPrompt(_ bytes: [UInt8], _ content: Range<Int>) -> Int {
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
