import Foundation
import GumbelEngine

/// The reference values, computed with PyTorch in float64, NumPy and quadrature at high precision.
struct Reference: Decodable {
  struct RelaxedDraw: Decodable {
    let logits: [Value]
    let gumbel: [Double]
    let temperature: Double
    let soft: [Double]
    let hard: Int
    let weights: [Double]
    let gradient: [Double]
  }
  struct TwoCategories: Decodable {
    let probability, temperature, meanWeight, deviation, meanEntropy, maxAbove90, maxAbove99: Double
    let cdf: [String: Double]
  }
  struct MeanWeights: Decodable {
    let probabilities: [Double]
    let temperature: Double
    let meanWeights: [Double]
  }
  struct LogDensity: Decodable {
    let logits, logWeights: [Double]
    let temperature, logDensityLogSpace, logDensity: Double
  }
  struct Gumbel: Decodable {
    struct Quantile: Decodable {
      let u: String?
      let tail: String?
      let x: Double
    }
    let mean, variance, skewness, kurtosisExcess: Double
    let quantiles, upperQuantiles: [Quantile]
  }
  struct Inclusion: Decodable {
    let probabilities: [Double]
    let k: Int
    let inclusion: [Double]
  }

  struct EstimatorCase: Decodable {
    struct Row: Decodable {
      let mean: [Double]
      let bias, variance: Double
      let standardError: Double?
    }
    let objective: String
    let probabilities, exact: [Double]
    let temperature: Double
    let estimators: [String: Row]
  }

  /// A number, or "-inf".
  struct Value: Decodable {
    let number: Double
    init(from decoder: Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Double.self) {
        self.number = number
      } else {
        number = try container.decode(String.self) == "-inf" ? -.infinity : .nan
      }
    }
  }

  let relaxations: [RelaxedDraw]
  let twoCategories: [TwoCategories]
  let meanWeights: [MeanWeights]
  let logDensities: [LogDensity]
  let gumbel: Gumbel
  let topK: [Inclusion]
  let estimatorsEnumerated, estimatorsSampled: [EstimatorCase]

  static let values: Reference = {
    let file = Bundle.module.url(forResource: "reference", withExtension: "json")!
    return try! JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
  }()
}

/// Whether `measured` lies within `errors` standard errors of `expected`.
func agrees(_ measured: Double, _ expected: Double, standardError: Double, errors: Double = 5) -> Bool {
  abs(measured - expected) <= errors * standardError
}
