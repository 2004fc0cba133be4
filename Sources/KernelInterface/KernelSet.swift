/// The hot loops of the engine as a value: one conforming type for each instruction set, all with the same
/// arithmetic in the same order, and so with the same results to the last bit.
///
/// Kernels allocate nothing, check nothing and work on memory of the caller: `count` elements from each
/// pointer, unless it says otherwise. Costs are linear in `count`.
public protocol KernelSet: Sendable {
  /// `baseline`, `avx2` or `avx512`.
  var name: String { get }

  // MARK: Noise

  /// The canonical noise of one category in one draw: the rule that every faster path agrees with.
  func gumbel(_ stream: NoiseStream, draw: UInt64, category: UInt32) -> Float

  /// Noise of the first `categories` of the four categories of `block` in `count` consecutive draws: category
  /// 4·`block` + p of draw `firstDraw` + i goes to `noise[p·count + i]`. `words` is scratch for 4·`count`
  /// words.
  func gumbelByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    words: UnsafeMutablePointer<UInt32>, noise: UnsafeMutablePointer<Float>)

  /// Noise of `count` consecutive blocks of four categories in one draw: category 4·(`firstBlock` + j) + p
  /// goes to `noise[p·count + j]`. `words` is scratch for 4·`count` words.
  func gumbelByCategory(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt32>, noise: UnsafeMutablePointer<Float>)

  // MARK: Vectors along the draws

  /// Scores of one category in `count` draws: noise + `base`; keeps the running maximum and the category that
  /// holds it. Categories must come in ascending order, so that the lowest wins a tie; `category` 0
  /// initialises maxima and picks.
  func scoreCategory(
    _ scores: UnsafeMutablePointer<Float>, noise: UnsafePointer<Float>, base: Float, category: Int32,
    count: Int, maxima: UnsafeMutablePointer<Float>, picks: UnsafeMutablePointer<Int32>)

  /// exp((score − maximum)/τ) of one category in `count` draws, in place, added to `sums`; and the
  /// exponential times its exponent, added to `moments`, which the entropy needs.
  func exponentiateCategory(
    _ scores: UnsafeMutablePointer<Float>, inverseTemperature: Float, count: Int,
    maxima: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>)

  /// Turns `sums` into their inverses, which are the largest weights of the draws, and `moments` into
  /// entropies ln Σ − moment/Σ, in nats.
  func finishDraws(sums: UnsafeMutablePointer<Float>, moments: UnsafeMutablePointer<Float>, count: Int)

  /// Scales the exponentials of one category to weights y, in place, and sums y and y².
  func weighCategory(
    _ values: UnsafeMutablePointer<Float>, inverses: UnsafePointer<Float>, count: Int
  ) -> BlockSums

  /// The fixed-point sum of values in [0, 8).
  func sumUnits(_ values: UnsafePointer<Float>, count: Int) -> Int64

  /// How many values exceed `threshold`.
  func countAbove(_ values: UnsafePointer<Float>, count: Int, threshold: Float) -> Int

  /// Counts into which of 64 equal bins over [0, 1] each weight falls. `bins` is scratch for `count` numbers;
  /// `histograms` holds four partial histograms, so that equal neighbours do not wait for each other's store.
  func countSpread(
    _ weights: UnsafePointer<Float>, count: Int, bins: UnsafeMutablePointer<Int32>,
    histograms: UnsafeMutablePointer<UInt32>)

  // MARK: Vectors along the categories

  /// Adds `base` to `scores`, element by element.
  func addBase(_ scores: UnsafeMutablePointer<Float>, base: UnsafePointer<Float>, count: Int)

  /// The largest score.
  func largestScore(_ scores: UnsafePointer<Float>, count: Int) -> Float

  /// exp((score − maximum)/τ), in place; returns the sum and, as `second`, that of exponential times exponent.
  func exponentiate(
    _ scores: UnsafeMutablePointer<Float>, maximum: Float, inverseTemperature: Float, count: Int
  ) -> BlockSums

  /// The entropy, in nats, of a draw whose exponentials have this sum and moment.
  func entropy(sum: Float, moment: Float) -> Float

  /// Scales exponentials to weights, in place, and adds each weight and its square, in units of 2⁻⁴⁸, to the
  /// sums of its category.
  func weigh(
    _ values: UnsafeMutablePointer<Float>, inverse: Float, count: Int, sums: UnsafeMutablePointer<Int64>,
    squares: UnsafeMutablePointer<Int64>)

  // MARK: Words

  /// The words of `block` in `count` consecutive draws: that of category 4·`block` + p in draw
  /// `firstDraw` + i goes to `words[p·count + i]`.
  func wordsByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32,
    words: UnsafeMutablePointer<UInt32>)

  /// The words of `count` consecutive blocks in one draw, in the order of the categories.
  func wordsByCategory(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt32>)

  /// The canonical noise of a category whose word is known.
  func gumbel(_ stream: NoiseStream, word: UInt32, draw: UInt64, category: UInt32) -> Float

  /// The canonical noise of `count` consecutive categories in one draw from their `words`, in order.
  func gumbelInOrder(
    _ stream: NoiseStream, draw: UInt64, firstCategory: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt32>, noise: UnsafeMutablePointer<Float>)

  // MARK: Noise in Double

  /// The canonical noise in Double of one category in one draw.
  func doubleGumbel(_ stream: NoiseStream, draw: UInt64, category: UInt32) -> Double

  /// Noise in Double of the first `categories` of the four categories of `block` in `count` consecutive draws,
  /// laid out as by `gumbelByDraw`. `words` is scratch for 4·`count` words of 64 bits.
  func doubleGumbelByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    words: UnsafeMutablePointer<UInt64>, noise: UnsafeMutablePointer<Double>)

  /// Noise in Double of `count` consecutive categories, of which the first is 4·`firstBlock`, in order.
  /// `words` is scratch for as many words of 64 bits, rounded up to a multiple of four.
  func doubleGumbelInOrder(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int,
    words: UnsafeMutablePointer<UInt64>, noise: UnsafeMutablePointer<Double>)

  // MARK: Uniform draws

  /// `2·pairs` words of 64 bits: those of counter `firstPair` + j go to `words[2j]` and `words[2j + 1]`, the
  /// first half of each word in its low bits.
  func uniformWords(
    _ stream: NoiseStream, firstPair: UInt64, pairs: Int, words: UnsafeMutablePointer<UInt64>)

  /// How many of `thresholds`, which ascend, each word reaches: the index of a pick by the inverse of the
  /// distribution. `reached` is scratch for `count` numbers.
  func countReached(
    _ words: UnsafePointer<UInt64>, count: Int, thresholds: UnsafePointer<UInt64>, thresholdCount: Int,
    reached: UnsafeMutablePointer<Int64>, picks: UnsafeMutablePointer<Int32>)

  // MARK: Picks without logarithms

  /// Lets the first `categories` of four consecutive categories, of which the first is `category`, take part
  /// in the race of `count` draws. `words` holds four planes of `count`; `slowness` holds e^(−base) for each
  /// category. Arrival times are computed to a few parts in 10⁵.
  func race(
    _ lanes: RaceLanes, words: UnsafePointer<UInt32>, slowness: UnsafePointer<Float>, category: Int32,
    categories: Int, count: Int)

  /// Writes to `undecided` the draws whose race was too close to tell without logarithms, ascending, and
  /// returns their number.
  func undecidedRaces(_ lanes: RaceLanes, count: Int, undecided: UnsafeMutablePointer<Int32>) -> Int

  /// Writes to `found` the places whose score, `base` plus the noise of the word, could exceed `threshold`,
  /// ascending, and returns their number. No place is missed; about one in twenty is there in vain. `found`
  /// is scratch for `count` numbers.
  func candidates(
    _ words: UnsafePointer<UInt32>, base: UnsafePointer<Float>, count: Int, threshold: Float,
    found: UnsafeMutablePointer<Int32>
  ) -> Int

  // MARK: Speeds

  /// Speeds rate/E of the first `categories` of the four categories of `block` in `count` consecutive draws,
  /// with g = −ln E the canonical noise; laid out as by `gumbelByDraw`, with the `rates` e^base of the four.
  func speedsByDraw(
    _ stream: NoiseStream, firstDraw: UInt64, count: Int, block: UInt32, categories: Int,
    rates: UnsafePointer<Float>, words: UnsafeMutablePointer<UInt32>, speeds: UnsafeMutablePointer<Float>)

  /// Speeds of `count` consecutive categories of one draw, of which the first is 4·`firstBlock`, in order.
  /// `words` is scratch for as many words, rounded up to a multiple of four.
  func speedsInOrder(
    _ stream: NoiseStream, draw: UInt64, firstBlock: UInt32, count: Int, rates: UnsafePointer<Float>,
    words: UnsafeMutablePointer<UInt32>, speeds: UnsafeMutablePointer<Float>)

  /// Adds the speeds of one category in `count` draws, or their squares, which take their place, to `sums`.
  func raise(
    _ speeds: UnsafeMutablePointer<Float>, squared: Bool, count: Int, sums: UnsafeMutablePointer<Float>)

  /// The sum of speeds in order, or of their squares, which take their place; at most 4 096. `partials` is
  /// scratch for 64 numbers.
  func raiseInOrder(
    _ speeds: UnsafeMutablePointer<Float>, squared: Bool, count: Int, partials: UnsafeMutablePointer<Float>
  ) -> Float

  /// Multiplies all values by `factor`.
  func scale(_ values: UnsafeMutablePointer<Float>, by factor: Float, count: Int)

  /// Turns `categories` planes of `count` ≥ 1 values, padded to whole fours, into `count` rows, each value times
  /// the factor of its row. `scratch` holds as many numbers as the padded planes.
  func scaleToRows(
    _ planes: UnsafePointer<Float>, factors: UnsafePointer<Float>, count: Int, categories: Int,
    rows: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>)

  // MARK: Softmax of rows

  /// softmax(z/τ) of `rows` rows of `categories` logits, to `weights`, which may be the same memory. Rows
  /// without a finite maximum, or with NaN or +∞ in them, become NaN. `rate` is log₂e/τ; `scratch` holds
  /// `softmaxScratch` floats.
  func softmaxRows(
    _ logits: UnsafePointer<Float>, weights: UnsafeMutablePointer<Float>, rows: Int, categories: Int,
    rate: Float, scratch: UnsafeMutablePointer<Float>)

  // MARK: Networks

  /// C += A·B in Float: C has `rows` × `columns` elements, A `rows` × `inner`, B `inner` × `columns`. Element
  /// (i, k) of A is at `left[i·rowStride + k·columnStride]`, so that A may be a transposed matrix; rows of C and B
  /// are `stride` elements apart. `columns` is a multiple of 16. Each element of C is a sum over k in ascending
  /// order without fused multiply-add. Costs 2·rows·inner·columns operations.
  func multiplyAdd(
    _ result: UnsafeMutablePointer<Float>, stride resultStride: Int, _ left: UnsafePointer<Float>,
    rowStride: Int, columnStride: Int, _ right: UnsafePointer<Float>, stride rightStride: Int, rows: Int,
    inner: Int, columns: Int)

  /// max(x, 0), in place.
  func rectify(_ values: UnsafeMutablePointer<Float>, count: Int)

  /// Sets the gradient to 0 where `values`, which `rectify` made, are 0.
  func rectifyBackward(_ gradient: UnsafeMutablePointer<Float>, values: UnsafePointer<Float>, count: Int)

  /// The cross-entropy ln(1 + eˣ) − t·x of logits x and targets t in [0, 1], in nats, and its derivative times
  /// `scale`, σ(x) − t.
  func bernoulliLosses(
    logits: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, scale: Float,
    losses: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>)

  /// The squared error (x − t)², and its derivative times `scale`.
  func squaredLosses(
    outputs: UnsafePointer<Float>, targets: UnsafePointer<Float>, count: Int, scale: Float,
    losses: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>)

  /// sums += values · scale.
  func addScaled(
    _ values: UnsafePointer<Float>, scale: Float, count: Int, to sums: UnsafeMutablePointer<Float>)

  /// sums += left · right · scale, element by element.
  func addProducts(
    _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, scale: Float, count: Int,
    to sums: UnsafeMutablePointer<Float>)

  /// The sum of values: sixteen partial sums, added in halves.
  func sum(_ values: UnsafePointer<Float>, count: Int) -> Float

  /// Natural logarithms of values ≥ 0; those below 2⁻¹²⁶ count as 2⁻¹²⁶.
  func logarithms(_ values: UnsafePointer<Float>, count: Int, to logarithms: UnsafeMutablePointer<Float>)

  /// Adds scale · w∘(v − w·v) to the gradient for each of `rows` rows of weights w and slopes v: the gradient
  /// through a softmax. Rows are `stride` elements apart, a multiple of 8, and padded with weights of 0 and finite
  /// slopes.
  func softmaxBackward(
    weights: UnsafePointer<Float>, slopes: UnsafePointer<Float>, rows: Int, stride: Int, scale: Float,
    to gradient: UnsafeMutablePointer<Float>)

  /// One step of Adam (Kingma and Ba, 2015) with β = .9 and .999, ε = 1e-8. `firstScale` and `secondScale` are
  /// 1/(1 − βᵗ). Gradients below 2⁻⁶⁰ and averages that would leave the normal numbers count as 0.
  func adam(
    _ parameters: UnsafeMutablePointer<Float>, gradient: UnsafePointer<Float>,
    first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>, count: Int, rate: Float,
    firstScale: Float, secondScale: Float)
}

/// The floats of scratch that `KernelSet.softmaxRows` needs.
public let softmaxScratch = 33 * 128
