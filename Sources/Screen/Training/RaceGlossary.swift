import Console

/// What the words over the tracks mean, where the curves will be once there is a race.
struct RaceGlossary {
  let region: Region

  private static let words = [
    ("solved", "runs that stand at the solution"),
    ("deployed", "loss of the likeliest pick, the one that is used later"),
    ("expected", "mean loss of random picks, which is to be made small"),
    ("relaxed", "loss of the mixture, which softmax trains in its stead"),
    ("flips", "how often the likeliest pick has changed, on average"),
  ]

  func draw(margin: Int, on canvas: inout Canvas) {
    let start = region.column + margin
    for (offset, (word, meaning)) in Self.words.prefix(region.rows).enumerated() {
      canvas.put(word, start, region.row + offset, style: canvas.theme.label)
      canvas.put(
        meaning, start + 10, region.row + offset, width: region.end - start - 10, style: canvas.theme.dim)
    }
  }
}
