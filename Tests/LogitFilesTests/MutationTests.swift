import ReaderChecks
import TestSupport
import Testing

@testable import LogitFiles

/// Random damage to files that can be read. `make fuzz` looks deeper, and longer.
@Suite struct MutationTests {
  /// A reader with files of its kind, and with what is worth inserting into them.
  struct Reader: CustomTestStringConvertible {
    var testDescription: String
    var seeds: [[UInt8]]
    var pieces: [[UInt8]]

    init(_ name: String, texts: [String] = [], files: [String] = [], pieces: [String]) {
      testDescription = name
      seeds =
        texts.map { Array($0.utf8) }
        + files.map {
          try! FileBytes(path: FixtureTests.folder + $0).readAll(maximumBytes: ReadingCheck.maximumBytes)
        }
      self.pieces =
        pieces.map { Array($0.utf8) } + [[0], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0]]
    }
  }

  private static let words = [
    "\"", "\\", "\\u", "\\ud800", ",", ";", "\t", "\r", "\n", "[", "]", "{", "}", ":", "-", "+", ".", "e",
    "1e400", "inf", "nan", "Infinity", "null", "\u{FEFF}", "é", "日", " ", "9999999999999999999999", "\"\"",
    "-inf", "true", "\u{1B}[2J", "\u{202E}",
  ]

  private static let tokenPieces = [
    "\"top_logprobs\":[", "\"token\":\"a\"", "\"logprob\":-9999", "\"content\":[]", "\"logprobs\":null",
    "[-1,7,\"a\"]", "[-1,7,null]", "[-1,false]", "\"bytes\":[240]", "\"id\":3", "{\"15\":-1}",
    "\"prompt_logprobs\":[", "\"probs\":", "\"tokens\":[\"a\"],\"token_logprobs\":[-1]",
  ]

  /// What programs print and people write, a file each.
  private static let forms = [
    "arrows.txt", "boxes.txt", "bullets.txt", "c.txt", "columns-counted.csv", "cpp.txt", "decimal-commas.txt",
    "fortran.txt", "html.txt", "jax.txt", "julia-dict.txt", "julia.txt", "keyed.txt", "latex.txt",
    "lines.txt", "list.txt", "markdown.md", "matlab-code.txt", "matlab-columns.txt", "matlab-scaled.txt",
    "matlab.txt", "mysql.txt", "notations.txt", "numpy-list.txt", "numpy-repr.txt", "numpy-rows.txt",
    "numpy-shortened.txt", "numpy-str.txt", "pandas-frame.txt", "pandas-rows.txt", "pandas-series.txt",
    "percent.txt", "polars-frame.txt", "polars-series.txt", "psql.txt", "python-code.txt", "python-dict.txt",
    "python-pairs.txt", "r-code.txt", "r-matrix.txt", "r-names.txt", "r-table.txt", "r-tibble.txt",
    "r-vector.txt", "savetxt-complex.txt", "savetxt-fmt.txt", "savetxt-header.txt", "slashes.txt",
    "tabulate.txt", "tensorflow-rows.txt", "tensorflow.txt", "thousands.txt", "torch.txt", "transformers.txt",
    "yaml.txt",
  ].map { "forms/" + $0 }

  static let readers = [
    Reader(
      "csv",
      texts: [
        "2,1.2,0.6\n", "label,logit\r\nthe,2\r\n\"a \"\"b\"\"\",-inf\r\n", "a,b,c\n1,2,3\n4,5,6\n",
        ",0\n0,1\n1,2\n", "\u{FEFF}the\t1\na\t2e-3\n", "step,tau,a,id,b\n1,0.5,0.3,x,0.7\n",
        "id,score\na,-1\nb,-2\n",
      ], pieces: words),
    Reader(
      "text", files: forms,
      pieces: words + [
        "...", "%", "array(", "tensor([", "dtype: x", "[1]", "|", "---", "#", "'", "(", ")", "=", "1,5",
        "\u{A0}", "->", "- ", "[,1]", "Columns 1 through 2", "±", "٣", "1.0D+0", "* ",
      ]),
    Reader(
      "json",
      texts: [
        "[2, 1.2, -Infinity, NaN]", "{\"the\": 2, \"a\\ud83d\\ude00\": 1.2}", "[[1,2],[3,\"-inf\"]]",
        "{\"labels\":[\"inf\",\"b\"],\"logits\":[[1,2],[3,4]],\"tau\":0.5}",
        "{\"p\":[1,2],\"q\":{\"x\":1e3,\"y\":null}}", "[{\"logits\":{\"é日\":1}},{\"probs\":[0.5]}]",
      ], pieces: words),
    Reader(
      "jsonl",
      texts: [
        "[1,2]\n[3,4]\n", "{\"logits\":[1,2],\"step\":1}\n{\"logits\":[3,4],\"tau\":2}\n",
        "{\"a\":1}\n\n{\"b\":2",
        "{\"step\":1,\"tau\":0.5,\"_x\":null,\"a\":0.3,\"b\":0.7}\n{\"log_probs\":[-1,-2]}\n",
      ], pieces: words),
    Reader(
      "logprobs",
      files: [
        "openai-completion.json", "llama-cpp-post-sampling.json", "llama-cpp-old.json", "cases/ollama.json",
        "cases/responses.json", "cases/tgi.json", "cases/vllm_prompt.json", "cases/vllm_old_engine.json",
        "cases/sglang.json", "cases/dup_chosen.json",
      ],
      pieces: words + tokenPieces),
    Reader(
      "records",
      files: ["records.json", "columns.json"].map { "forms/" + $0 },
      pieces: words + [
        "\"label\":\"a\"", "\"score\":0.5", "\"error\":\"x\"", "\"type\":\"message\"", "{\"logit\":1}",
      ]),
    Reader(
      "streams",
      texts: [
        ": ping\n\ndata: {\"choices\":[]}\n\ndata: {\"logprobs\":[\ndata: {\"token\":\"a\",\"logprob\":-1}]}\n\n",
        "{\"token\":\"a\",\"logprob\":-1}\n{\"choices\":[]}\n{\"token\":\"b\",\"prob\":0.5}\n",
        "{\"meta_info\":{\"id\":\"r\",\"finish_reason\":null,\"completion_tokens\":1,"
          + "\"output_token_logprobs\":[[-1,2,\"c\"]]}}\n[1,2]\n",
      ],
      files: [
        "forms/mixed.jsonl", "cases/batch.jsonl", "cases/stream.jsonl", "cases/stream.sse",
        "cases/lmeval_num.jsonl",
      ],
      pieces: words + tokenPieces + ["data: ", "\n\n", ": x\n", "[DONE]", "event: x\n"]),
    Reader(
      "npy",
      files: ["vector-big-f4.npy", "bfloat16.npy", "axes-3-fortran.npy", "number.npy", "version-3.npy"],
      pieces: ["'", "(", ",)", "0", "99999999999", "True", ">", "V2", "O", "\u{93}NUMPY", "{", "}", "i8"]),
    Reader(
      "npz", files: ["single.npz", "stored.npz", "zip64.npz"],
      pieces: [
        "PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "PK\u{6}\u{7}", ".npy", "\u{8}",
      ]),
    Reader(
      "safetensors", files: ["with-bool.safetensors", "f8_e5m2.safetensors"],
      pieces: words + [
        "F32", "BF16", "\"data_offsets\":[0,4]", "\"shape\":[]", "\"shape\":[4294967296,4294967296]",
      ]),
  ]

  private func mutated(_ reader: Reader, _ random: inout SplitMix) -> [UInt8] {
    var bytes = reader.seeds.randomElement(using: &random)!
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let length = min(Int.random(in: 0...6, using: &random), bytes.count - place)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes.removeSubrange(place..<(place + length))
      case 1: bytes.insert(contentsOf: reader.pieces.randomElement(using: &random)!, at: place)
      case 2:
        bytes.insert(
          contentsOf: bytes[place..<(place + length)], at: Int.random(in: 0...bytes.count, using: &random))
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.append(contentsOf: reader.seeds.randomElement(using: &random)!)
      case 5 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default:
        for index in place..<(place + length) { bytes[index] = UInt8.random(in: 0...255, using: &random) }
      }
    }
    return bytes
  }

  @Test(arguments: readers)
  func `no damage crashes and every refusal is legible`(_ reader: Reader) {
    #if DEBUG
      let executions = 4_000
    #else
      let executions = 40_000
    #endif
    var random = SplitMix(seed: 20)
    var accepted = 0
    for execution in 0..<executions {
      let bytes = mutated(reader, &random)
      let choice = Int.random(in: 0..<ReadingCheck.choiceCount, using: &random)
      // Every fourth also with options, which refuse more.
      if execution % 4 == 0 {
        let asked = choice + Int.random(in: 1...3, using: &random) * ReadingCheck.choiceCount
        if case .wrong(let problem) = ReadingCheck(reading: bytes, choice: asked) {
          Issue.record("\(problem) for \(bytes)")
        }
      }
      switch ReadingCheck(reading: bytes, choice: choice) {
      case .accepted: accepted += 1
      case .refused: break
      case .wrong(let problem): Issue.record("\(problem) for \(bytes)")
      }
    }
    // Both ways have to be taken often for the test to mean anything.
    #expect((executions / 100...executions * 19 / 20).contains(accepted), "\(accepted)")
  }
}
