/// The integral of a smooth function, by Gauss and Legendre's rule with eight points in each of `pieces` pieces of
/// equal length. Points and weights: Abramowitz and Stegun, table 25.4.
func gaussLegendre(
  from start: Double, to end: Double, pieces: Int, _ function: (Double) -> Double
) -> Double {
  let half = (end - start) / Double(pieces) / 2
  var sum = 0.0
  for piece in 0..<pieces {
    let middle = start + half * Double(2 * piece + 1)
    for (place, weight) in eightPoints {
      sum += weight * (function(middle - half * place) + function(middle + half * place))
    }
  }
  return sum * half
}

private let eightPoints: [(place: Double, weight: Double)] = [
  (0.18343464249564980494, 0.36268378337836198297),
  (0.52553240991632898582, 0.31370664587788728734),
  (0.79666647741362673959, 0.22238103445337447054),
  (0.96028985649753623168, 0.10122853629037625915),
]
