import Testing

@Suite struct ThreadTests {
  static let commands = [
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--first", "12345"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--hard"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "alias"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "inverse-cdf"],
    ["sample", "--logits", "1,0,-1,0.5", "--count", "150001", "--method", "multinomial"],
    ["sweep", "--logits", "1,0,-1,0.5", "--count", "100000", "--points", "2"],
    ["sweep", "--logits", "1,0,-1,0.5", "--count", "1000", "--points", "11"],
    ["snapshot", "--logits", "1,0,-1,0.5", "--count", "150001"],
  ]

  @Test(arguments: commands)
  func `the number of threads changes nothing`(_ command: [String]) throws {
    let arguments = command + ["--seed", "5"]
    let one = try gumbel(arguments + ["--threads", "1"])
    #expect(one.status == 0)
    for threads in ["2", "3", "7"] {
      #expect(try gumbel(arguments + ["--threads", threads]).output == one.output)
    }
    #expect(try gumbel(arguments).output == one.output)
  }
}
