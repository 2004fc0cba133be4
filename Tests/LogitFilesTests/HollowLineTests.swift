import ReaderChecks
import Testing

@testable import LogitFiles

/// Lines that hold no field and no number: only blanks, separators, quotes or brackets.
@Suite struct `A line without data` {
  /// A text in one of the forms, in lines.
  struct Form: CustomTestStringConvertible {
    var testDescription: String
    var lines: [String]

    init(_ name: String, _ lines: String...) { (testDescription, self.lines) = (name, lines) }

    /// The form with `line` at each place, and last that line alone.
    func texts(with line: String) -> [String] {
      (0...lines.count).map { (lines[..<$0] + [line] + lines[$0...]).joined(separator: "\n") }
        + [line, line + "\n", line + "\n" + line]
    }
  }

  private static let forms = [
    Form("labelled values", "a 1", "New York 2", "c: 3"),
    Form("a header above labelled values", "logit", "\"a\" 1", "\"b\" 2"),
    Form("commas", "a,b,c", "1,2,3", "4,5,6"),
    Form("tabs", "a\tb\tc", "1\t2\t3", "4\t5\t6"),
    Form("semicolons", "a;1,5", "b;2,5", "c;3,5"),
    Form("blanks", "1 2 3", "4 5 6"),
    Form("a list", "1, 2,", "3, 4,", "5"),
    Form("a list with labels", "a: 1, b: 2,", "c: 3"),
    Form("NumPy", "[[1. 2.]", " [3. 4.]]"),
    Form("PyTorch", "tensor([[1., 2.],", "        [3., 4.]])"),
    Form("pandas", "a    1.0", "b    2.0", "dtype: float64"),
    Form("Markdown", "| a | b |", "|---|---|", "| 1 | 2 |", "| 3 | 4 |"),
    Form("boxes", "┌───────┬───────┐", "│ label │ logit │", "├───────┼───────┤", "│ a     │ 1     │"),
    Form("a vector of R", "[1] 1 2", "[3] 3 4"),
    Form("names of R", " a b", " 1 2", " c d", " 3 4"),
    Form("Julia", "2-element Vector{Float64}:", " 1.0", " 2.0"),
    Form("JSON", "{\"a\": 1,", " \"b\": 2}"),
    Form("JSON Lines", "[1,2]", "[3,4]"),
    Form("events", "data: {\"token\":\"a\",\"logprob\":-1}", "", "data: {\"token\":\"b\",\"logprob\":-1}"),
  ]

  private static let blanks = [
    "", " ", "\t", "\r", "\u{A0}", "\u{3000}", "\u{2009}\u{202F}", " \u{A0}\t ", "\u{FEFF}", "\0", "\u{B}",
  ]
  private static let signs = [
    ",", ";", "|", "/", ":", "=", "-", "+", ".", "%", "#", "\"", "'", "\\", "[", "]", "(", ")", "{", "}", "é",
  ]

  /// Blanks, and up to three signs, with blanks between or before some.
  private static let lines: [String] = {
    var lines = blanks + ["\"\"", "''", "\"\",\"\"", "[]", "()", "{}", "[1]", "data:", "---|---"]
    for sign in signs {
      lines += [sign, sign + sign + sign, sign + " " + sign, "\u{A0}" + sign]
    }
    for separator in [",", ";", "|", "\t"] {
      lines += ["\"\"" + separator, "'" + separator, separator + ","]
    }
    return lines
  }()

  @Test(arguments: forms)
  func `is left out or refused in every form`(_ form: Form) {
    for line in Self.lines {
      for text in form.texts(with: line) {
        let bytes = Array(text.utf8)
        for choice in [0, 3 * ReadingCheck.choiceCount] {
          if case .wrong(let problem) = ReadingCheck(reading: bytes, choice: choice) {
            Issue.record("\(problem) for \(text.debugDescription)")
          }
        }
      }
    }
  }

  @Test(arguments: forms)
  func `is left out if it has only blanks`(_ form: Form) throws {
    let expected = try parse(form.lines.joined(separator: "\n"))
    for line in ["", " ", "\u{A0}", "\u{3000}", "\u{2009}\u{202F}"] {
      for text in form.texts(with: line).prefix(form.lines.count + 1) {
        // What is between brackets, and in events, is JSON or code, and that has no such blanks.
        let isCode = form.lines[0].contains { "[{".contains($0) } && !line.allSatisfy { $0 == " " }
        guard let found = try? parse(text) else {
          #expect(isCode, "\(text.debugDescription)")
          continue
        }
        #expect(
          found.logits == expected.logits && found.labels == expected.labels, "\(text.debugDescription)")
      }
    }
  }
}
