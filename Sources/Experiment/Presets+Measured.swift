// Made by Scripts/presets.py.
extension Presets {
  /// Logits of a softmax regression, fitted to half of the handwritten digits that come with scikit-learn, for
  /// the image in the other half that it is least sure of.
  static let digitLogits: [(label: String, logit: Double)] = [
    ("0", -1.439), ("1", 2.231), ("2", -0.465), ("3", -3.727), ("4", 0.579), ("5", 2.293), ("6", 2.128),
    ("7", -0.551), ("8", 2.278), ("9", -3.326),
  ]

  /// The words that follow "of" in the Declaration of Independence (76 times), and how often each does.
  static let wordsAfterOf: [(label: String, count: Double)] = [
    ("the", 11), ("our", 7), ("these", 6), ("their", 4), ("a", 2), ("government", 2), ("great", 2),
    ("justice", 2), ("mankind", 2), ("new", 2), ("right", 2), ("abuses", 1), ("all", 1), ("america", 1),
    ("an", 1), ("and", 1), ("annihilation", 1), ("armed", 1), ("attempts", 1), ("consanguinity", 1),
    ("cruelty", 1), ("death", 1), ("divine", 1), ("english", 1), ("fatiguing", 1), ("foreign", 1),
    ("foreigners", 1), ("happiness", 1), ("his", 1), ("human", 1), ("immediate", 1), ("invasion", 1),
    ("lands", 1), ("large", 1), ("nature", 1), ("nature's", 1), ("officers", 1), ("peace", 1),
    ("people", 1), ("pretended", 1), ("repeated", 1), ("representation", 1), ("this", 1), ("trial", 1),
    ("warfare", 1),
  ]
}
