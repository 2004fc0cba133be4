import Glibc
import Testing

/// What `claims` prints.
struct ClaimsDocument: Decodable {
  struct Claim: Decodable {
    var id, statement, verdict, why: String
    var measured: [String: Double]
    var holds: Bool
  }
  var seed: UInt64
  var claims: [Claim]
}

@Suite struct ClaimsTests {
  @Test func `all claims are printed and hold`() throws {
    let outcome = try gumbel("claims")
    #expect(outcome.status == 0 && outcome.error.isEmpty)
    let document = try decode(ClaimsDocument.self, outcome.output)
    #expect(document.claims.count == 26 && document.seed == 1)
    #expect(document.claims.allSatisfy { $0.holds && !$0.measured.isEmpty && !$0.statement.isEmpty })
    #expect(Set(document.claims.map(\.verdict)) == ["true", "false", "conditional"])
    #expect(document.claims[0].id == "argmax-law" && document.claims[0].verdict == "true")
    #expect(outcome.output.contains("\"pValue\": {") && outcome.output.contains("\"atLeast\": 1e-06"))
  }

  @Test func `one claim is printed alone`() throws {
    let document = try decode(
      ClaimsDocument.self, try gumbel("claims", "--only", "mean-is-pi", "--seed", "7").output)
    #expect(document.claims.map(\.id) == ["mean-is-pi"] && document.seed == 7)
    #expect(abs((document.claims[0].measured["meanAtTau1"] ?? 0) - 0.676) < 0.004)
  }

  @Test func `an unknown claim is refused with the nearest`() throws {
    let outcome = try gumbel("claims", "--only", "mean-pi")
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.error.contains("there is no claim 'mean-pi'") && outcome.error.contains("mean-is-pi"))
  }

  @Test func `any number of threads prints the same bytes`() throws {
    let only = ["claims", "--only", "variance-explodes", "--format", "csv", "--threads"]
    #expect(try gumbel(only + ["1"]).output == gumbel(only + ["3"]).output)
  }

  @Test func `the table fits eighty columns`() throws {
    let ids = ["low-temperature-one-hot", "variance-explodes", "noise-explores"]
    for id in ids {
      let page = try gumbel("claims", "--only", id, "--format", "table").output
      #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test func `the view is drawn in every form`() throws {
    for format in ["text", "svg", "ansi", "csv", "json"] {
      let outcome = try gumbel(
        "snapshot", "--view", "claims", "--seed", "1", "--count", "10", "--format", format)
      #expect(outcome.status == 0 && outcome.output.contains(format == "csv" ? "argmax-law" : "argmax"))
    }
  }

  @Test func `the explorer measures them`() throws {
    let run = try TerminalRun("--seed", "1", "--view", "claims")
    run.expectWhole("all 26 as known")
    run.type("\u{1b}[B\r")
    run.expectWhole("same-without")
    run.type("q")
    #expect(run.end() == 0)
  }
}

@Suite struct TourTests {
  @Test func `is walked with real keys from start to end`() throws {
    let run = try TerminalRun("--seed", "1")
    run.expect(" quit")
    run.type("T")
    let keys = ["n", "LL", "HHH", "d", ".", "<", "OH", " ", " ", "7"]
    for (place, key) in keys.enumerated() {
      run.expectWhole("Tour \(place + 1) of 10")
      run.type(key)
      run.expectWhole(place == 9 ? "Enter ends the tour" : "Enter goes on")
      run.forget()
      run.type("\r")
    }
    // It is over, and begins anew.
    run.type("T")
    run.expectWhole("Tour 1 of 10")
    run.type("q")
    #expect(run.end() == 0)
  }
}
