/// Values of the keyed stream that were written down once and must never change.
enum StreamPromise {
  static let seed42Draw0: [Float] = [0.052107334, 0.45852602, 2.5763416, 0.87509674]
  static let seed42Draw1000007Category11: Float = -0.82261056
  static let seed42Draw0InDouble: [Double] = [
    0.05210738864743295, 0.4585259495178932, 2.57634149765234, 0.875096787341412,
  ]
}
