/// What can be set of the tasks that train a network, beyond what every task has.
public struct NetworkOptions: Sendable, Hashable {
  /// The items to learn.
  public var data: DataSet
  /// β: the noise is multiplied by it; 0 is no noise.
  public var noiseScale: Double
  /// The weight of the mean entropy of softmax θ in the loss: the alternative to noise.
  public var entropy: Double
  /// The weight of Σ p̄ ln p̄ in the loss, p̄ the batch mean of softmax θ: diversity of codes, balance of experts.
  public var diversity: Double
  /// The categories to choose among, where a task lets them be chosen: codes or experts; `nil` for the usual number.
  public var categories: Int?

  /// Options with the given parts.
  public init(
    data: DataSet = .digits, noiseScale: Double = 1, entropy: Double = 0, diversity: Double = 0,
    categories: Int? = nil
  ) {
    self.data = data
    self.noiseScale = noiseScale
    self.entropy = entropy
    self.diversity = diversity
    self.categories = categories
  }
}
