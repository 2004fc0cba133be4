/// What a column or a key is for that is no category.
enum MetadataRole: Equatable {
  /// The step of training.
  case step
  /// The temperature of the row.
  case temperature
  /// Anything else: identifiers, times, losses, true classes.
  case ignored
}

/// Where a name is found, which decides how many names are metadata there.
enum NamesContext {
  /// The header of a table, or the keys of objects that are rows of one: JSON Lines, an array of objects.
  case table
  /// The keys of one object, label → logit: a label may be any word, so that few names are metadata.
  case singleObject
}

/// The names that logs and tables use for what is no category.
enum MetadataName {
  /// What a column or a key of this name is for; nil for a category.
  ///
  /// Case and separators do not count: `Wall time`, `wall_time`, `wallTime` and `wall-time` are one name. Of a
  /// path, such as `train/loss`, one part is enough. Leading or trailing white space belongs to a token, so
  /// that such a name is a category; callers to whom it means nothing trim it.
  static func role(of name: String, in context: NamesContext) -> MetadataRole? {
    // The range of a curve, which Weights & Biases exports beside it.
    if context == .table, name.hasSuffix("__MIN") || name.hasSuffix("__MAX") { return .ignored }
    guard let first = name.utf8.first, isLetter(first) || first == underscore, name.utf8.count <= 64,
      name.utf8.last != 0x20
    else { return nil }
    let parts = name.split(separator: "/").map { nameWords($0) }
    for words in parts.reversed() {
      if let role = role(of: words, in: context) { return role }
    }
    // Weights & Biases begins the names of its own columns so. Two of them begin labels of fastText.
    return first == underscore && name.utf8.dropFirst().first.map(isLetter) == true ? .ignored : nil
  }

  /// Which of `names` counts where several have one role, by its index: that which comes first in the list of
  /// names for the role. `candidates` are those that have it.
  static func best(_ candidates: [Int], of names: [String]) -> Int? {
    candidates.min { precedence(of: names[$0]) < precedence(of: names[$1]) }
  }

  /// Whether a column of this name orders the rows, so that numbers beside it are a curve.
  static func isAxis(_ name: String) -> Bool {
    switch role(of: name, in: .table) {
    case .step, .temperature: true
    case .ignored: axes.contains(nameWords(name).joined())
    case nil: false
    }
  }

  private static func precedence(of name: String) -> Int {
    let word = name.split(separator: "/").last.map { nameWords($0).joined() } ?? ""
    return (steps + temperatures).firstIndex(of: word) ?? .max
  }

  private static func role(of words: [String], in context: NamesContext) -> MetadataRole? {
    let word = words.joined()
    if temperatures.contains(word) { return .temperature }
    switch context {
    case .singleObject:
      if word == "step" { return .step }
      return ["epoch", "loss", "learningrate"].contains(word) ? .ignored : nil
    case .table:
      if steps.contains(word) { return .step }
      if ignored.contains(word) { return .ignored }
      guard words.count > 1, let last = words.last else { return nil }
      return lastWords.contains(last) || words.suffix(2) == ["per", "second"] ? .ignored : nil
    }
  }

  private static let underscore = UInt8(ascii: "_")
  private static let steps = ["step", "globalstep", "iteration", "iter"]
  private static let temperatures = ["tau", "temperature"]
  /// Places in training and in time. These and the following names are without their separators.
  private static let axes: Set<String> = [
    "epoch", "epochs", "time", "timestamp", "date", "datetime", "runtime", "walltime", "elapsed",
  ]
  private static let ignored: Set<String> = axes.union([
    // Rows, and where they are from.
    "id", "uuid", "idx", "index", "row", "rowindex", "sample", "sampleindex", "seed", "fold", "split",
    "batch",
    "site", "process",
    // True and predicted classes.
    "label", "labels", "target", "targets", "pred", "preds", "prediction", "predictions", "ytrue", "ypred",
    // What is measured of training, and how it is set.
    "loss", "losses", "accuracy", "perplexity", "lr", "learningrate", "gradnorm", "gradientnorm",
    "gradientvariance", "weightdecay", "momentum", "batchsize", "totalflos", "noisescale", "meanentropy",
    "meanmax", "maxabove90", "maxabove99",
  ])
  /// Words that make metadata of any name that ends with them: `doc_id`, `val_loss`.
  private static let lastWords: Set<String> = ["id", "idx", "loss", "lr", "accuracy", "runtime"]
}

/// Which names of a row are categories, and which are for something else: the same for tables and for objects
/// of JSON.
struct NameSplit {
  /// Which names are categories, by their index: in the order of the file, or of `--columns`.
  let categories: [Int]
  /// The name whose value is the step, by its index.
  let step: Int?
  /// The name whose value is the temperature, by its index.
  let temperature: Int?
  /// What to tell of the names that were left out.
  let notices: [String]

  /// Splits `names`. `columns` chooses the categories; nil leaves out what is metadata.
  ///
  /// Throws if `columns` has a name that is not there, if all names are metadata, and, in a table, if one
  /// number is left beside them: a curve, not a distribution. `offset` is where the names are.
  init(
    _ names: [String], in context: NamesContext, columns: [String]? = nil, offset: Int? = nil
  ) throws(Damage) {
    let roles = names.map { MetadataName.role(of: $0, in: context) }
    let chosen = try columns.map { columns throws(Damage) in
      try chosenNames(columns, among: names, offset: offset)
    }
    let isChosen = Set(chosen ?? [])
    let metadata = names.indices.filter { roles[$0] != nil && !isChosen.contains($0) }
    step = MetadataName.best(metadata.filter { roles[$0] == .step }, of: names)
    temperature = MetadataName.best(metadata.filter { roles[$0] == .temperature }, of: names)
    if let chosen {
      (categories, notices) = (chosen, [])
      return
    }
    categories = names.indices.filter { roles[$0] == nil }
    let used = [step, temperature]
    let leftOut = metadata.filter { !used.contains($0) }
    if !names.isEmpty, categories.isEmpty || categories.count == 1 && context == .table && !metadata.isEmpty {
      throw Self.noLogits(names, metadata: metadata, offset: offset)
    }
    notices = leftOut.isEmpty ? [] : [Self.notice(leftOut.map { names[$0] })]
  }

  private static func notice(_ names: [String]) -> String {
    "\(listed(names)) \(names.count == 1 ? "is" : "are") metadata by name and left out. "
      + "--columns NAME,… chooses the categories."
  }

  private static func noLogits(_ names: [String], metadata: [Int], offset: Int?) -> Damage {
    let found = listed(metadata.map { names[$0] })
    let curve = names.indices.first { !metadata.contains($0) }
    let isCurve = metadata.contains { MetadataName.isAxis(names[$0]) }
    return Damage(
      offset: offset,
      problem: "no logits: "
        + (curve.map { "\(quoted(names[$0])) is one number beside \(found)\(isCurve ? ", a curve" : "")" }
          ?? "\(found) \(names.count == 1 ? "is" : "are") metadata by name"),
      cure: "A row has a number for each category, or is {\"step\":20,\"tau\":0.9,\"logits\":[2.1,1.2]}. "
        + "--columns NAME,… chooses the categories.")
  }
}

/// The indices in `names` of those that `columns` has, in that order; all of a name that is there several
/// times. Throws if one is not there.
func chosenNames(_ columns: [String], among names: [String], offset: Int? = nil) throws(Damage) -> [Int] {
  let places = Dictionary(grouping: names.indices) { ExactString(names[$0]) }
  var indices: [Int] = []
  for column in columns {
    guard let found = places[ExactString(column)] else {
      throw Damage(
        offset: offset, problem: "no column is named \(quoted(column))", cure: "There are \(listed(names)).")
    }
    indices += found
  }
  return indices
}

/// The first names in quotes, and how many more there are.
func listed(_ names: [String], limit: Int = 8) -> String {
  names.prefix(limit).map { quoted($0) }.joined(separator: ", ")
    + (names.count > limit ? " and \(names.count - limit) more" : "")
}

/// The words of a name in lower case: they end at separators, and where a capital follows a small letter.
/// Characters beyond ASCII are parts of words.
func nameWords(_ name: some StringProtocol) -> [String] {
  var words: [String] = []
  var word: [UInt8] = []
  var isAfterSmall = false
  for byte in name.utf8 {
    let isCapital = isLetter(byte) && byte & 0x20 == 0
    let isPart = isLetter(byte) || isDigit(byte) || byte >= 0x80
    if !word.isEmpty, !isPart || isAfterSmall && isCapital {
      words.append(String(decoding: word, as: UTF8.self))
      word = []
    }
    if isPart { word.append(isCapital ? byte | 0x20 : byte) }
    isAfterSmall = isPart && !isCapital
  }
  return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
