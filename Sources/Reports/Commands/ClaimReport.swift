import Console
import Experiment
import Explorer
import GumbelEngine

/// What was measured of claims, beside what is known.
package struct ClaimReport: Report {
  private let findings: [ClaimFinding]
  private let seed: UInt64

  private static let width = 80

  /// What was measured with the noise of `seed`.
  package init(findings: [ClaimFinding], seed: UInt64) {
    self.findings = findings
    self.seed = seed
  }

  package var json: JSON { .object(["seed": .unsigned(seed), "claims": .array(records)]) }

  package var records: [JSON] {
    findings.map { finding in
      let claim = finding.claim
      return .object([
        "id": .string(claim.id), "statement": .string(claim.statement),
        "verdict": .string(claim.verdict.rawValue),
        "measured": .object(finding.numbers.map { .init(key: $0.name, value: .number($0.measured)) }),
        "expected": .object(finding.numbers.map { .init(key: $0.name, value: $0.expected.json) }),
        "holds": .bool(finding.holds), "why": .string(claim.why),
      ])
    }
  }

  package var csv: Table {
    var table = Table(columns: [
      .text("claim"), .text("verdict"), .text("number"), .number("measured"), .text("expectation"),
      .number("expected"), .number("tolerance"), .text("holds"),
    ])
    table.rows = findings.flatMap { finding in
      finding.numbers.map { number in
        [finding.claim.id, finding.claim.verdict.rawValue, number.name, Numbers.exact(number.measured)]
          + number.expected.fields + [String(number.holds)]
      }
    }
    return table
  }

  package var page: PrintedPage {
    let isDetailed = findings.count == 1
    let blocks = findings.map { isDetailed ? detailed($0) : short($0) }
    let wrong = findings.count { !$0.holds }
    let sum =
      wrong == 0
      ? "All \(findings.count) measurements are what is known; seed \(seed)."
      : "\(wrong) of \(findings.count) measurements contradict what is known; seed \(seed)."
    let end = isDetailed ? PrintedPage() : PrintedPage("", "\(sum) --only ID tells all numbers.")
    return blocks.dropFirst().reduce(blocks.first ?? PrintedPage()) { $0 + PrintedPage("") + $1 } + end
  }

  /// Name and verdict, the statement, and the most telling number.
  private func short(_ finding: ClaimFinding) -> PrintedPage {
    let number = finding.numbers.first { !$0.holds } ?? finding.numbers[0]
    return heading(finding)
      + PrintedPage(
        "    \(number.name) \(Numbers.significant(number.measured, 5)), expected \(number.expected.text)")
  }

  private func detailed(_ finding: ClaimFinding) -> PrintedPage {
    var table = Table(columns: [.text("  "), .text("number"), .number("measured"), .number("expected")])
    table.rows = finding.numbers.map {
      [
        "  " + ($0.holds ? "✓" : "✗"), $0.name, Numbers.significant($0.measured, 5), $0.expected.text,
      ]
    }
    return heading(finding) + wrapped(finding.claim.why) + PrintedPage("") + table.page
  }

  private func heading(_ finding: ClaimFinding) -> PrintedPage {
    let mark = finding.holds ? "✓" : "✗"
    let claim = finding.claim
    return PrintedPage("\(mark) \(claim.id): \(claim.verdict.rawValue)") + wrapped(claim.statement)
  }

  private func wrapped(_ text: String) -> PrintedPage {
    PrintedPage(DisplayWidth.wrapped(text, width: Self.width - 4).map { "    \($0)" })
  }
}

extension ClaimNumber.Expectation {
  /// A number, or the bound under its name.
  fileprivate var json: JSON {
    switch self {
    case .exactly(let value), .near(let value, _), .within(let value, _): .number(value)
    case .atMost(let bound): .object(["atMost": .number(bound)])
    case .atLeast(let bound): .object(["atLeast": .number(bound)])
    }
  }

  /// In five digits.
  fileprivate var text: String {
    switch self {
    case .exactly(let value), .near(let value, _), .within(let value, _): Numbers.significant(value, 5)
    case .atMost(let bound): "≤ \(Numbers.significant(bound, 5))"
    case .atLeast(let bound): "≥ \(Numbers.significant(bound, 5))"
    }
  }

  /// Kind, value and tolerance.
  fileprivate var fields: [String] {
    switch self {
    case .exactly(let value): ["exactly", Numbers.exact(value), ""]
    case .near(let value, let tolerance): ["near", Numbers.exact(value), Numbers.exact(tolerance)]
    case .within(let value, let range):
      ["near", Numbers.exact(value), Numbers.exact(max(range.upperBound - value, value - range.lowerBound))]
    case .atMost(let bound): ["at most", Numbers.exact(bound), ""]
    case .atLeast(let bound): ["at least", Numbers.exact(bound), ""]
    }
  }
}
