/// Reads labels that are separated by commas: `the,a,"New York, NY"`. White space around a label is not
/// part of it unless the label is quoted; see `formatLabelList` for what has to be.
public func parseLabelList(_ text: String) throws(LabelProblem) -> [String] {
  var labels: [String] = []
  var rest = text[...].unicodeScalars
  while true {
    labels.append(try readLabel(&rest, index: labels.count))
    if rest.popFirst() == nil { return labels }
  }
}

/// Writes labels so that `parseLabelList` reads the same ones back: quoted where they are empty, begin or
/// end with white space, or contain a comma, a quote or what could drive a terminal.
public func formatLabelList(_ labels: [String]) -> String {
  labels.map { needsQuotes($0) ? LabelNotation.quoted($0) : $0 }.joined(separator: ",")
}

/// The labels of categories that have none: a, b, … z, aa, ab, …
public func defaultLabels(_ count: Int) -> [String] { (0..<max(count, 0)).map(defaultLabel) }

func defaultLabel(_ index: Int) -> String {
  let letter = String(Unicode.Scalar(UInt8(97 + index % 26)))
  return index < 26 ? letter : defaultLabel(index / 26 - 1) + letter
}

/// Reads one label up to the comma that ends it, or to the end.
private func readLabel(
  _ text: inout Substring.UnicodeScalarView, index: Int
) throws(LabelProblem) -> String {
  text = text.drop { $0.properties.isWhitespace }
  guard text.first == "\"" else {
    let label = text.prefix { $0 != "," }
    text = text[label.endIndex...]
    let trimmed = String(label).trimmingSpaces
    if trimmed.isEmpty { throw .empty(index: index) }
    return trimmed
  }
  let label: String
  do throws(LabelNotation.QuoteProblem) {
    label = try LabelNotation.readQuoted(&text)
  } catch {
    switch error {
    case .unclosed: throw .unclosedQuote(index: index)
    case .unknownEscape: throw .unknownEscape(index: index)
    }
  }
  text = text.drop { $0.properties.isWhitespace }
  guard text.isEmpty || text.first == "," else { throw .textAfterQuote(index: index) }
  return label
}

private func needsQuotes(_ label: String) -> Bool {
  guard let first = label.unicodeScalars.first, let last = label.unicodeScalars.last else { return true }
  return first.properties.isWhitespace || last.properties.isWhitespace
    || label.unicodeScalars.contains { $0 == "," || $0 == "\"" || LabelNotation.needsCode($0) }
}
