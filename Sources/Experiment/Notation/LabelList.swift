import LogitFiles

/// Reads labels that are separated by commas: `the,a,"New York, NY"`. White space around a label is not
/// part of it unless the label is quoted; see `formatLabelList` for what has to be.
public func parseLabelList(_ text: String) throws(LabelProblem) -> [String] {
  let bytes = Array(text.utf8)
  var labels: [String] = []
  var offset = 0
  while true {
    labels.append(try readLabel(bytes, &offset, index: labels.count))
    if offset == bytes.count { return labels }
    offset += 1
  }
}

/// Writes labels so that `parseLabelList` reads the same ones back: quoted where they are empty, begin or
/// end with white space, or contain a comma, a quote or what could drive a terminal.
public func formatLabelList(_ labels: [String]) -> String {
  labels.map { needsQuotes($0) ? LabelNotation.quoted($0) : $0 }.joined(separator: ",")
}

/// The labels of categories that have none: a, b, … z, aa, ab, …
public func defaultLabels(_ count: Int) -> [String] { (0..<max(count, 0)).map(defaultLabel) }

/// The label of the category at `index` if it has none.
public func defaultLabel(_ index: Int) -> String {
  let letter = String(Unicode.Scalar(UInt8(97 + index % 26)))
  return index < 26 ? letter : defaultLabel(index / 26 - 1) + letter
}

/// Reads one label up to the comma that ends it, or to the end.
private func readLabel(
  _ bytes: [UInt8], _ offset: inout Int, index: Int
) throws(LabelProblem) -> String {
  let comma = UInt8(ascii: ",")
  let start = bytes[offset...].firstIndex { $0 > 0x20 } ?? bytes.count
  guard start < bytes.count, bytes[start] == UInt8(ascii: "\"") else {
    let end = bytes[offset...].firstIndex(of: comma) ?? bytes.count
    defer { offset = end }
    let label = String(decoding: bytes[offset..<end], as: UTF8.self).trimmingSpaces
    if label.isEmpty { throw .empty(index: index) }
    return label
  }
  offset = start
  let label: String
  do throws(QuotedLabel.Problem) {
    label = try QuotedLabel.read(bytes, &offset)
  } catch {
    switch error {
    case .unclosed: throw .unclosedQuote(index: index)
    case .unknownEscape: throw .unknownEscape(index: index)
    }
  }
  offset = bytes[offset...].firstIndex { $0 > 0x20 } ?? bytes.count
  guard offset == bytes.count || bytes[offset] == comma else { throw .textAfterQuote(index: index) }
  return label
}

private func needsQuotes(_ label: String) -> Bool {
  guard let first = label.unicodeScalars.first, let last = label.unicodeScalars.last else { return true }
  return first.properties.isWhitespace || last.properties.isWhitespace
    || label.unicodeScalars.contains { $0 == "," || $0 == "\"" || LabelNotation.needsCode($0) }
}
