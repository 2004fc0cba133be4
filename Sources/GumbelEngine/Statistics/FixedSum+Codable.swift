// As decimal digits: 128 bits are more than the numbers of most formats hold.
extension FixedSum: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let units = Int128(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no whole number")
    }
    self.init(units: units)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(String(units))
  }
}
