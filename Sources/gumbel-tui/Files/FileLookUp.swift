import Experiment
import Explorer
import GumbelEngine
import LogitFiles
import Platform
import SystemPackage

/// What there is on disk for a line that names a file, or begins to.
enum FileLookUp {
  /// Text beyond this size is not read for a preview, which has to be there at once.
  private static let previewLimit = 1 << 23
  private static let entryLimit = 500
  private static let previewCount = 5

  /// Recent files and those of the present folder for an empty line, the arrays of a file that is named in
  /// full, its values read as `quantity`, else the names that begin so.
  static func listing(
    for text: String, as quantity: FileQuantity? = nil, recent: [String],
    progress: ReadingProgress = .unobserved
  ) -> OpenListing {
    if text.isEmpty {
      var listing = completions(of: "")
      listing.entries =
        recent.map { .init(title: $0, detail: "opened lately", text: $0, isComplete: true) } + listing.entries
      return listing
    }
    let source = LogitSource(parsing: expanded(text))
    if source.path != "-", isFile(source.path) { return arrays(of: source, as: quantity, progress) }
    return completions(of: text)
  }

  // MARK: - Names

  private static func completions(of text: String) -> OpenListing {
    let folder = text.lastIndex(of: "/").map { String(text[...$0]) } ?? ""
    let start = text.dropFirst(folder.count)
    var listing = OpenListing()
    let place = folder.isEmpty ? "." : expanded(folder)
    for name in names(in: place) where name.hasPrefix(start) && (start.hasPrefix(".") || !name.hasPrefix("."))
    {
      let isFolder = isFolder(place + "/" + name)
      listing.entries.append(
        .init(
          title: name + (isFolder ? "/" : ""), text: folder + name + (isFolder ? "/" : ""),
          isComplete: !isFolder))
    }
    listing.entries = Array(listing.entries.sorted { $0.title < $1.title }.prefix(entryLimit))
    return listing
  }

  /// The text with the home folder in place of `~/`.
  static func expanded(_ text: String) -> String {
    guard text.hasPrefix("~/"), let home = ThisProcess.variable("HOME") else { return text }
    return home + text.dropFirst(1)
  }

  static func isFile(_ path: String) -> Bool { kind(path) == .regular }
  static func isPipe(_ path: String) -> Bool { kind(path) == .fifo }
  private static func isFolder(_ path: String) -> Bool { kind(path) == .directory }

  private static func kind(_ path: String) -> FileType? { (try? Stat(path))?.type }

  // MARK: - Arrays

  private static func arrays(
    of source: LogitSource, as quantity: FileQuantity?, _ progress: ReadingProgress
  ) -> OpenListing {
    var listing = OpenListing()
    let options = ReadingOptions(FileReading(quantity: quantity))
    let path = source.path
    do throws(LogitFileError) {
      let arrays = try listArrays(
        in: path, options: options, maximumBytes: previewLimit, progress: progress)
      listing.entries = arrays.filter { $0.name != nil || $0.rowCount > 1 }.map { entry($0, path) }
      let found = try readLogits(
        from: source, options: options, maximumBytes: previewLimit, progress: progress)
      listing.row = found.row
      listing.rowCount = found.rowCount
      listing.categoryCount = found.logits.count
      listing.source = path + (source.array.map { ":\($0)" } ?? "")
      listing.preview = preview(found)
      listing.quantity = FileQuantity(rawValue: found.quantity.rawValue) ?? .logits
      listing.notices = found.notices
    } catch {
      // Where an array is still to be chosen, the list says more than a message.
      let isOpen = source.array == nil && listing.entries.count > 1
      if error.kind == .badData, !isOpen { listing.problem = error.sentences }
    }
    return listing
  }

  private static func entry(_ array: ArrayListing, _ path: String) -> OpenListing.Entry {
    let lengths = array.shape.map(String.init)
    let shape = "(" + lengths.joined(separator: ", ") + (lengths.count == 1 ? ",)" : ")")
    return .init(
      title: array.name ?? "", detail: array.problem ?? "\(array.type) \(shape)",
      text: path + (array.name.map { ":\($0)" } ?? ""), isComplete: array.problem == nil)
  }

  private static func preview(_ found: NamedLogits) -> [(label: String, logit: Double, probability: Double)] {
    let values = found.logits.values
    let probabilities = found.logits.probabilities
    var largest: [Int] = []
    for index in values.indices where largest.count < previewCount || values[index] > values[largest.last!] {
      let place = largest.firstIndex { values[$0] < values[index] } ?? largest.count
      largest.insert(index, at: place)
      if largest.count > previewCount { largest.removeLast() }
    }
    let labels = found.categoryLabels
    return largest.map { (labels[$0], values[$0], probabilities[$0]) }
  }
}
