import Console
import Experiment
import Explorer
import GumbelEngine

/// What the followed network makes of test items: the items in a row, under them their reconstructions as trained on and as
/// deployed, and what else there is to see of the model.
struct NetworkPictureStrips {
  let pictures: NetworkPictures
  let task: TrainingTask
  let region: Region

  /// Columns of the names at the left.
  private static let nameWidth = 10

  /// The grounds of blocks below each other in turn: they touch where there is no room between them.
  private static let grounds = [0, 0.2]

  /// A part of the region.
  private enum Block: Equatable {
    case item, trained, argmax, sampled, mixture, detail
  }

  private var pictureRows: Int { (pictures.rows + 1) / 2 }
  private var start: Int { region.column + Self.nameWidth }
  /// How many pictures stand beside each other.
  private var across: Int { max((region.end - start + 1) / (pictures.columns + 1), 1) }

  func draw(on canvas: inout Canvas) {
    let blocks = blocks
    let used = blocks.reduce(1) { $0 + height($1) }
    let spare = region.rows - used
    // Rows that are left over part the blocks; codes take what they can fill.
    let gap = !blocks.isEmpty && spare >= blocks.count ? 1 : 0
    let heading =
      blocks.first == .detail && isMap ? "" : headings.first { canvas.columns(of: $0) <= region.columns }
    canvas.put(heading ?? "", region.column, region.row, width: region.columns, style: canvas.theme.dim)
    var row = region.row + 1
    for (place, block) in blocks.enumerated() {
      let isLast = block == blocks.last
      let ground = Self.grounds[place % Self.grounds.count]
      if block == .detail {
        let rows = isLast ? region.bottom - row : height(block)
        drawDetail(row: row, rows: rows, ground: ground, on: &canvas)
      } else {
        drawStrip(block, row: row, ground: ground, on: &canvas)
      }
      row += height(block) + gap
    }
  }

  private var headings: [String] {
    let dim = pictures.given > 0 ? "; what is given is dim" : ""
    return ["what it makes of test items\(dim)", "test items\(dim)", "test items", ""]
  }

  // MARK: - What fits

  private var isMap: Bool { if case .load = pictures.detail { true } else { false } }

  /// Rows of a block; of codes, those of one row of them with bars of usage.
  private func height(_ block: Block) -> Int {
    guard block == .detail else { return pictureRows }
    return switch pictures.detail {
    case .none: 0
    case .generated, .columns: pictureRows
    case .codes: pictureRows + 1
    // The names of classes stand in the heading's row.
    case .load(let load): HeatMap.height(rows: load.count) - 1
    }
  }

  /// The blocks that fit, in the order in which they stand. A map of loads or columns says the most of its model, and
  /// stands first; a mixture that is what training sees is shown once.
  private var blocks: [Block] {
    let deployed: [Block] = task.isDeployedSampled ? [.sampled, .argmax] : [.argmax, .sampled]
    let isTrainedOnMixture = pictures.examples.allSatisfy { $0.trained == $0.mixture }
    let rest = [deployed[1]] + (isTrainedOnMixture ? [] : [.mixture])
    let wanted: [Block]
    let detailFirst: Bool
    switch pictures.detail {
    case .none: (wanted, detailFirst) = ([.item, .trained, deployed[0]] + rest, false)
    case .generated, .codes: (wanted, detailFirst) = ([.item, .trained, deployed[0], .detail] + rest, false)
    case .load, .columns: (wanted, detailFirst) = ([.detail, .trained, deployed[0], .item] + rest, true)
    }
    var room = region.rows - 1
    let fitting = wanted.filter { block in
      guard height(block) <= room else { return false }
      room -= height(block)
      return true
    }
    let order: [Block] = [.item, .trained] + deployed + [.mixture]
    let all = detailFirst ? [.detail] + order : order + [.detail]
    return all.filter(fitting.contains)
  }

  // MARK: - Drawing

  private func drawStrip(_ block: Block, row: Int, ground: Double, on canvas: inout Canvas) {
    let isDeployed = block == (task.isDeployedSampled ? .sampled : .argmax)
    let (name, style): ([String], Style) =
      switch block {
      case .trained: (["trained", "on"], canvas.theme.leftName)
      case .argmax: (["likeliest", "picks"], isDeployed ? canvas.theme.rightName : canvas.theme.text)
      case .sampled: (["random", "picks"], isDeployed ? canvas.theme.rightName : canvas.theme.text)
      case .mixture: (["mixture"], canvas.theme.text)
      default: (["test", "items"], canvas.theme.text)
      }
    drawName(name, row: row, style: style, on: &canvas)
    let values = pictures.examples.map { example in
      switch block {
      case .trained: example.trained
      case .argmax: example.argmax
      case .sampled: example.sampled
      case .mixture: example.mixture
      default: example.item
      }
    }
    drawPictures(values.map(dimmed), row: row, ground: ground, on: &canvas)
  }

  /// The values that a network is given, at less than half of their brightness.
  private func dimmed(_ values: [Float]) -> [Float] {
    values.enumerated().map { $0 < pictures.given ? 0.4 * $1 : $1 }
  }

  private func drawName(_ lines: [String], row: Int, style: Style, on canvas: inout Canvas) {
    for (offset, line) in lines.prefix(max(pictureRows, 1)).enumerated() {
      canvas.put(line, region.column, row + offset, width: Self.nameWidth, style: style)
    }
  }

  private func drawPictures(_ all: [[Float]], row: Int, ground: Double, on canvas: inout Canvas) {
    for (place, values) in all.prefix(across).enumerated() {
      GreyPicture(values: values, columns: pictures.columns, ground: ground).draw(
        column: start + place * (pictures.columns + 1), row: row,
        width: region.end - start - place * (pictures.columns + 1), on: &canvas)
    }
  }

  private func drawDetail(row: Int, rows: Int, ground: Double, on canvas: inout Canvas) {
    switch pictures.detail {
    case .none: break
    case .generated(let items):
      drawName(["of random", "codes"], row: row, style: canvas.theme.text, on: &canvas)
      drawPictures(items, row: row, ground: ground, on: &canvas)
    case .codes(let codes): drawCodes(codes, row: row, rows: rows, ground: ground, on: &canvas)
    case .load(let load):
      // Where classes stand close, experts have a number alone.
      let isNarrow = region.columns < Self.nameWidth + 4 * (load.first?.count ?? 0)
      canvas.put("% to", region.column, row - 1, style: canvas.theme.dim)
      HeatMap(
        values: load, rowNames: load.indices.map { "\(isNarrow ? "exp." : "expert ")\($0 + 1)" },
        columnNames: (0..<(load.first?.count ?? 0)).map { String($0) },
        region: Region(column: region.column, row: row - 1, columns: region.columns, rows: rows + 1),
        nameWidth: isNarrow ? 7 : Self.nameWidth
      ).draw(on: &canvas)
    case .columns(let weights, let picks):
      drawName(["columns", "weighed,", "and", "picked"], row: row, style: canvas.theme.text, on: &canvas)
      var picked = [Float](repeating: 0, count: weights.count)
      for pick in picks { picked[pick] = 1 }
      drawPictures([weights, picked], row: row, ground: ground, on: &canvas)
    }
  }

  /// The codes by falling usage, each over a bar of how often it is the likeliest beside the one that is so most often.
  private func drawCodes(
    _ codes: [NetworkPictures.Code], row: Int, rows: Int, ground: Double, on canvas: inout Canvas
  ) {
    let sorted = codes.enumerated().sorted { ($1.element.usage, $0.offset) < ($0.element.usage, $1.offset) }
      .map(\.element)
    let used = codes.count { $0.usage > 0 }
    drawName(
      ["codes:", "\(used) used", "of \(codes.count)"], row: row, style: canvas.theme.text, on: &canvas)
    let height = pictureRows + 1
    let most = sorted.first?.usage ?? 0
    for (place, code) in sorted.prefix(across * max(rows / height, 1)).enumerated() {
      let (line, column) = place.quotientAndRemainder(dividingBy: across)
      let (left, top) = (start + column * (pictures.columns + 1), row + line * height)
      GreyPicture(values: code.values, columns: pictures.columns, ground: ground).draw(
        column: left, row: top, width: region.end - left, on: &canvas)
      let bar = Region(
        column: left, row: top + pictureRows, columns: min(pictures.columns, region.end - left))
      canvas.fill(bar, with: canvas.symbols.horizontalRule, style: canvas.theme.rule)
      Bar(cells: bar, style: canvas.theme.rightBar).draw(most > 0 ? code.usage / most : 0, on: &canvas)
    }
  }
}
