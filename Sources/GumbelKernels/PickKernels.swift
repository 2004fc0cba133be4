import KernelInterface

// Gumbel-max picks without taking the logarithms of words that cannot win. Both ways only tell which
// categories may be the pick, with a margin that covers every rounding; the canonical scores decide.
//
// The argmax of base + g is the argmin of E·e^(−base), a race of exponential arrival times: one logarithm
// instead of two, and a rough one will do as long as the race is not close.
extension Kernels {
  func race(
    _ lanes: RaceLanes, words: UnsafePointer<UInt32>, slowness: UnsafePointer<Float>, category: Int32,
    categories: Int, count: Int
  ) {
    if categories == 4 { return raceOfFour(lanes, words, slowness, category, count) }
    for plane in 0..<categories {
      raceOfOne(
        lanes, words + plane &* count, slowness[plane], category &+ Int32(truncatingIfNeeded: plane), count)
    }
  }

  func undecidedRaces(
    _ lanes: RaceLanes, count: Int, undecided: UnsafeMutablePointer<Int32>
  ) -> Int {
    var found = 0
    var start = 0
    while start < count {
      let length = min(64, count &- start)
      if anyUndecided(lanes.first + start, lanes.second + start, lanes.words + start, length) {
        for i in start..<(start &+ length) {
          undecided[found] = Int32(truncatingIfNeeded: i)
          found &+= Int(closeness(lanes.first[i], lanes.second[i], lanes.words[i]))
        }
      }
      start &+= length
    }
    return found
  }

  func candidates(
    _ words: UnsafePointer<UInt32>, base: UnsafePointer<Float>, count: Int, threshold: Float,
    found: UnsafeMutablePointer<Int32>
  ) -> Int {
    // One byte a word, where no place has been written by the time it is read.
    let marks = UnsafeMutableRawPointer(found) + 3 &* count
    guard markCandidates(words, base, count, threshold, marks.assumingMemoryBound(to: UInt8.self)) else {
      return 0
    }
    var total = 0
    var start = 0
    while start &+ 8 <= count {
      var eight = marks.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      while eight != 0 {
        found[total] = Int32(truncatingIfNeeded: start &+ eight.trailingZeroBitCount >> 3)
        total &+= 1
        eight &= eight &- 1
      }
      start &+= 8
    }
    while start < count {
      let mark = marks.load(fromByteOffset: start, as: UInt8.self)
      found[total] = Int32(truncatingIfNeeded: start)
      total &+= Int(mark)
      start &+= 1
    }
    return total
  }
}

// MARK: Races

/// One draw's part of a race.
private struct Lane {
  var first: Float
  var second: Float
  var pick: Int32
  var word: UInt32

  /// Lets one more category arrive.
  @inline(always)
  mutating func enter(_ word: UInt32, _ slowness: Float, _ category: Int32) {
    let arrival = roughExponential(fromWord: word) * slowness
    let loser = arrival > first ? arrival : first
    second = loser < second ? loser : second
    pick = arrival < first ? category : pick
    self.word = arrival < first ? word : self.word
    first = arrival < first ? arrival : first
  }
}

@inline(never)
private func raceOfOne(
  _ lanes: RaceLanes, _ words: UnsafePointer<UInt32>, _ slowness: Float, _ category: Int32, _ count: Int
) {
  for i in 0..<count {
    var lane = Lane(
      first: lanes.first[i], second: lanes.second[i], pick: lanes.picks[i], word: lanes.words[i])
    lane.enter(words[i], slowness, category)
    lanes.first[i] = lane.first
    lanes.second[i] = lane.second
    lanes.picks[i] = lane.pick
    lanes.words[i] = lane.word
  }
}

@inline(never)
private func raceOfFour(
  _ lanes: RaceLanes, _ words: UnsafePointer<UInt32>, _ slowness: UnsafePointer<Float>, _ category: Int32,
  _ count: Int
) {
  let words1 = words + count
  let words2 = words1 + count
  let words3 = words2 + count
  let slowness0 = slowness[0]
  let slowness1 = slowness[1]
  let slowness2 = slowness[2]
  let slowness3 = slowness[3]
  for i in 0..<count {
    var lane = Lane(
      first: lanes.first[i], second: lanes.second[i], pick: lanes.picks[i], word: lanes.words[i])
    lane.enter(words[i], slowness0, category)
    lane.enter(words1[i], slowness1, category &+ 1)
    lane.enter(words2[i], slowness2, category &+ 2)
    lane.enter(words3[i], slowness3, category &+ 3)
    lanes.first[i] = lane.first
    lanes.second[i] = lane.second
    lanes.picks[i] = lane.pick
    lanes.words[i] = lane.word
  }
}

/// E = −ln(1 − V) for V = word/2³², within 6 parts in 10⁵; never more than that above the E of any noise that
/// the word may stand for, and never more below it than one part in the distance of the word from its end.
@inline(always)
private func roughExponential(fromWord word: UInt32) -> Float {
  let signed = Int32(bitPattern: word)
  let upper = signed >> 31
  // V or 1 − V in units of 2⁻³²; the sign of −2³¹ goes with the mask.
  let bits = Float((signed ^ upper) &- upper).bitPattern & 0x7fff_ffff
  let halvings = Float((158 &- Int32(bitPattern: bits >> 23)) & upper)
  let mantissa = Float(bitPattern: bits & 0x007f_ffff | 0x3f00_0000)
  let t = upper == 0 ? Float(bitPattern: bits) * 0x1p-32 : 1 - mantissa
  var p: Float = 0.74519424
  p = p * t + -0.0578201
  p = p * t + 0.39580249
  p = p * t + 0.49578148
  p = p * t + 1.00004437
  return halvings * 0.6931472 + p * t
}

/// Words this near to either end are too coarse to tell a race, and may have been extended.
private let coarseWords: UInt32 = 1 << 14

/// 1 where the true order may differ, else 0: arrival times are off by 6e-5 from the logarithm, 6e-5 from the
/// granularity of the word, and scores by up to 2e-5 from rounding; the margin is twice what that makes.
@inline(always)
private func closeness(_ first: Float, _ second: Float, _ word: UInt32) -> UInt32 {
  let isCoarse: UInt32 = word &- coarseWords >= 0 &- 2 &* coarseWords ? 1 : 0
  return (second <= first * 1.0005 ? 1 : 0) | isCoarse
}

@inline(never)
private func anyUndecided(
  _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ words: UnsafePointer<UInt32>, _ count: Int
) -> Bool {
  var any: UInt32 = 0
  for i in 0..<count { any |= closeness(first[i], second[i], words[i]) }
  return any != 0
}

// MARK: Candidates

/// An upper bound of every noise that the word may stand for, at most 0.061 above −ln V.
///
/// g ≤ −ln V, and log₂ of a float is at least its bits taken as a number, in units of 2⁻²³, less 127. The
/// lowest bit of the word is dropped, so that it converts as a signed number.
@inline(always)
private func noiseBound(_ word: UInt32) -> Float {
  let bits = Float(Int32(bitPattern: word >> 1)).bitPattern
  // 158 ln 2, and 10⁻⁴ for the roundings; ln 2/2²³.
  return 109.517355 - Float(Int32(bitPattern: bits)) * 8.2629585e-8
}

/// Writes 1 for each word that may exceed the threshold and 0 for the others; tells whether there is any.
@inline(never)
private func markCandidates(
  _ words: UnsafePointer<UInt32>, _ base: UnsafePointer<Float>, _ count: Int, _ threshold: Float,
  _ marks: UnsafeMutablePointer<UInt8>
) -> Bool {
  var any: UInt8 = 0
  for i in 0..<count {
    let mark: UInt8 = base[i] + noiseBound(words[i]) > threshold ? 1 : 0
    marks[i] = mark
    any |= mark
  }
  return any != 0
}
