import FoundationEssentials
import Testing

/// Numbers as the program writes them: infinities and NaN are strings.
struct Number: Decodable, Equatable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  var value: Double

  init(floatLiteral value: Double) { self.value = value }
  init(integerLiteral value: Int) { self.value = Double(value) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      value = try #require(["inf": Double.infinity, "-inf": -.infinity, "nan": .nan][text])
    } else {
      value = try container.decode(Double.self)
    }
  }
}

/// What `sample` prints.
struct SampleDocument: Decodable {
  struct Side: Decodable {
    var construction: String
    var picks: [Int]
    var pickLaw: [Double]
    var weights: [Double]?
    var weightDeviation: [Double]?
    var meanEntropy: Double?
    var meanMax: Double?
    var flipRate: Double?
    var chiSquare: Number?
    var degreesOfFreedom: Int?
    var pValue: Double?
    var totalVariation: Double?
  }
  var labels: [String]
  var logits: [Number]
  var probabilities: [Double]
  var temperature: Number
  var noise: Bool
  var hard: Bool
  var seed: UInt64
  var draws: Int
  var method: String
  var left: Side
  var right: Side
}

/// What `sweep` prints.
struct SweepDocument: Decodable {
  struct Point: Decodable {
    var temperature: Double
    var softmaxWeights: [Double]
    var meanWeights: [Double]
    var weightDeviation: [Double]
    var meanEntropy: Double
    var meanMax: Double
    var maxAbove90: Double
    var maxAbove99: Double
    var meanWeightShift: Double
  }
  var points: [Point]
}

/// What `topk` prints.
struct TopKDocument: Decodable {
  var draws: Int
  var picks: [[Int]]?
  var inclusion: [Double]?
}

/// Reads JSON.
func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// The keys of a document, in the order in which they stand, those of inner objects included.
func keys(in text: String) -> [String] {
  let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
  return stride(from: 1, to: parts.count - 1, by: 2).filter { parts[$0 + 1].hasPrefix(":") }
    .map { String(parts[$0]) }
}
