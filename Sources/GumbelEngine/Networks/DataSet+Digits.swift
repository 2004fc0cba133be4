extension DataSet {
  /// Where `digits` come from, and their licence, in a line.
  public static let digitsSource =
    "Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak, UCI, CC BY 4.0"

  /// The handwritten digits of UCI's "Optical Recognition of Handwritten Digits" (E. Alpaydin and C. Kaynak, 1998,
  /// doi:10.24432/C50P49, licence CC BY 4.0) as scikit-learn ships them: 1797 pictures of 8 × 8 pixels, of which those of
  /// at least 8 out of 16 count as 1 and the others as 0. 1500 items train, 297 test.
  public static let digits: DataSet = {
    let values = PackageResources.digits_bits.flatMap { byte in
      (0..<8).map { place -> Double in (byte << place) & 0x80 == 0 ? 0 : 1 }
    }
    do {
      return try DataSet(
        name: "digits", values: values, dimensions: 64, labels: PackageResources.digits_labels,
        trainingCount: 1500)
    } catch {
      preconditionFailure("the embedded digits are no data set: \(error)")
    }
  }()
}
