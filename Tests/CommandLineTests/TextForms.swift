import Experiment
import GumbelEngine
import Testing

/// A text that every entrance reads the same.
struct TextForm: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var labels: [String]?
  /// The logits, or the probabilities where that is what the text has.
  var values: [Double]
  var areProbabilities = false
  var rowCount = 1
  /// What is told of the reading.
  var notices: [String] = []

  init(
    _ name: String, _ text: String, labels: [String]? = nil, _ values: [Double],
    areProbabilities: Bool = false,
    rowCount: Int = 1, notices: [String] = []
  ) {
    testDescription = name
    self.text = text
    self.labels = labels
    self.values = values
    self.areProbabilities = areProbabilities
    self.rowCount = rowCount
    self.notices = notices
  }

  var logits: [Double] {
    areProbabilities ? try! Logits(probabilities: values).values : values
  }
}

/// A text that every entrance refuses, and how the problem begins.
struct RefusedForm: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var text: String
  var problem: String

  init(_ name: String, _ text: String, _ problem: String) {
    (testDescription, self.text, self.problem) = (name, text, problem)
  }
}

extension TextForm {
  private static let three = [2.1, 1.2, -0.6]
  private static let animals = ["cat", "dog", "bird"]
  private static let percentages = "Percentages are read as probabilities."
  private static let columnOfNumbers = "A column of 3 numbers is read as one row."
  private static let twoNumbers =
    "Two numbers a line are read as rows. If they are label and logit, write the header label,logit."

  private static let listMarks =
    "The sign before each line is read as the mark of a list. A minus has no blank after it."
  private static func counted(_ start: Int) -> String {
    "The first line counts \(start), \(start + 1), … and is read as a header. "
      + "If it is a row, write it with points: \(start).0."
  }

  static let all = separators + tables + labelled + arrays + printed + others

  private static let separators = [
    TextForm("commas", "2.1,1.2,-0.6", three),
    TextForm("commas and blanks", "2.1, 1.2 , -0.6", three),
    TextForm("blanks", "2.1 1.2 -0.6", three),
    TextForm("aligned blanks", "  2.1     1.2    -0.6  ", three),
    TextForm("tabs", "2.1\t1.2\t-0.6", three),
    TextForm("semicolons", "2.1;1.2; -0.6", three),
    TextForm("mixed separators", "2.1, 1.2; -0.6", three),
    TextForm("bars", "2.1|1.2|-0.6", three),
    TextForm("slashes", "2.1 / 1.2 / -0.6", three),
    TextForm("lines", "2.1\n1.2\r\n\n -0.6\n", three),
    TextForm(
      "a comma at the end", "2.1,1.2,-0.6,", three,
      notices: ["The separator at the end of each line is left out."]),
    TextForm(
      "lines that end with commas", "  2.1,\n  1.2,\n  -0.6\n", three,
      notices: ["The separator at the end of each line is left out."]),
    TextForm("a list over lines", "2.1, 1.2,\n-0.6", three),
    TextForm(
      "blanks over lines", "2.1 1.2\n-0.6", three, notices: ["2 lines are read as one row of 3 numbers."]),
    TextForm("other minus signs", "\u{2212}1.5, \u{2013}2, 1e\u{2212}3", [-1.5, -2, 0.001]),
    TextForm("no-break spaces", "2.1,\u{A0}1.2,\u{202F}-0.6\u{A0}", three),
    TextForm(
      "masks", "1 -inf -Infinity \u{2212}∞ -Inf", [1, -.infinity, -.infinity, -.infinity, -.infinity]),
    TextForm(
      "percentages", "50%, 25 %, 25%", [0.5, 0.25, 0.25], areProbabilities: true, notices: [percentages]),
    TextForm(
      "decimal commas and semicolons", "2,1;1,2;-0,6", three,
      notices: ["Decimal commas are read: '2,1' is 2.1."]),
    TextForm(
      "decimal commas and tabs", "2,1\t1,2\t\u{2212}0,6", three,
      notices: ["Decimal commas are read: '2,1' is 2.1."]),
  ]

  private static let tables = [
    TextForm("label,logit", "label,logit\ncat,2.1\ndog,1.2\nbird,-0.6\n", labels: animals, three),
    TextForm("pairs", "cat,2.1\ndog,1.2\nbird,-0.6", labels: animals, three),
    TextForm(
      "quoted pairs", "\"New York, NY\",1\n\"say \"\"hi\"\"\",2", labels: ["New York, NY", "say \"hi\""],
      [1, 2]),
    TextForm(
      "pairs with decimal commas", "Katze;2,1\nHund;1,2\nVogel;\u{2212}0,6",
      labels: ["Katze", "Hund", "Vogel"],
      three, notices: ["Decimal commas are read: '2,1' is 2.1."]),
    TextForm("a header", "cat\tdog\tbird\n2.1\t1.2\t-0.6\n", labels: animals, three),
    TextForm("rows", "cat,dog,bird\n2.1,1.2,-0.6\n1,2,3\n", labels: animals, three, rowCount: 2),
    TextForm(
      "two numbers a line", "464,2\n290,1\n", [464, 2], rowCount: 2,
      notices: [twoNumbers.dropLast() + "; if the commas are decimal, write points."]),
    TextForm(
      "metadata", "id,cat,dog\n1001,2.1,1.2\n1002,0,0\n", labels: ["cat", "dog"], [2.1, 1.2], rowCount: 2,
      notices: ["'id' is metadata by name and left out. --columns NAME,… chooses the categories."]),
    TextForm(
      "label and logit among others", "id,token,logit\n464,the,2\n290,a,1\n", labels: ["the", "a"], [2, 1],
      notices: ["'id' is left out. --columns NAME,… chooses the categories."]),
    TextForm(
      "a column of probabilities", "prob\n0.5\n0.25\n0.25\n", [0.5, 0.25, 0.25], areProbabilities: true),
    TextForm(
      "a header of one word", "x1\n2.1\n1.2", [2.1, 1.2],
      notices: ["The first line, 'x1', is read as a header."]),
    TextForm(
      "Markdown", "| city | logit |\n|:-----|------:|\n| New York | 2.1 |\n| Rome | 1.2 |",
      labels: ["New York", "Rome"], [2.1, 1.2]),
    TextForm("a column of Markdown", "|logit|\n|---|\n|2.1|\n|1.2|\n|-0.6|", three),
    TextForm(
      "psql", " label | logit \n-------+-------\n cat   |   2.1\n dog   |   1.2\n(2 rows)\n",
      labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "boxes",
      "┌───────┬───────┐\n│ label │ logit │\n├───────┼───────┤\n│ cat   │   2.1 │\n└───────┴───────┘",
      labels: ["cat"], [2.1]),
    TextForm(
      "savetxt", "2.100000000000000089e+00 1.199999999999999956e+00\n5.000000000000000000e-01 -inf\n",
      [2.1, 1.2], rowCount: 2, notices: [twoNumbers]),
    TextForm("savetxt with %5.2f", " 2.10  1.20 -0.60\n 3.00  4.00  5.00\n", three, rowCount: 2),
    TextForm(
      "metrics of MLflow", "1700000000000 2.5 0\n1700000001000 1.5 1\n", [1_700_000_000_000, 2.5, 0],
      rowCount: 2,
      notices: [
        "The first number of the row looks like a time, and is read as a logit. A header with names leaves it out."
      ]),
    TextForm("a footer", "2.1\n1.2\n-0.6\n# end\n", three),
    TextForm(
      "a header in a comment", "# cat, dog, bird\n2.1, 1.2, -0.6\n# end", labels: animals, three,
      notices: ["The names of the columns are those of the comment above them."]),
    TextForm("labels that begin with #", "##ing,2.1\n#,1.2", labels: ["##ing", "#"], [2.1, 1.2]),
  ]

  private static let labelled = [
    TextForm("label and logit", "cat 2.1\nNew York  1.2", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm("colons", "cat: 2.1\nNew York: 1.2", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm("one line of colons", "cat: 2.1, New York: 1.2", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm("equals signs", "cat=2.1; \"New York\"=1.2", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm("in turns", "cat 2.1 'New York' 1.2", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm(
      "mixed lines", "one,1\ntwo three: 2\n\"four, five\" 3", labels: ["one", "two three", "four, five"],
      [1, 2, 3]),
    TextForm("lines out of JSON", "\"the\": 2.1,\n\"a\": 1.2,", labels: ["the", "a"], [2.1, 1.2]),
    TextForm("escapes", #""a\"b\\\u{e9}" 2"#, labels: ["a\"b\\é"], [2]),
    TextForm(
      "tokens", "<|end|> 1\n's 2\nhttp://x 3\n... 4", labels: ["<|end|>", "'s", "http://x", "..."],
      [1, 2, 3, 4]),
    TextForm(
      "labelled percentages", "a 52 %\nb 48%", labels: ["a", "b"], [0.52, 0.48], areProbabilities: true,
      notices: [percentages]),
    TextForm("one category", "cat 2.1", labels: ["cat"], [2.1]),
    TextForm("one number", "2.1", [2.1]),
    TextForm("arrows", "cat -> 2.1\n\"dog\" => 1.2\nbird → -0.6", labels: animals, three),
    TextForm("a list of YAML", "- 2.1\n- 1.2\n- -0.6", three, notices: [listMarks]),
    TextForm(
      "a list of YAML with a name", "logits:\n  - 2.1\n  - 1.2\n  - -0.6\n", three, notices: [listMarks]),
    TextForm("a document of YAML", "---\ncat: 2.1\ndog: 1.2\n", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "bullets", "* cat: 2.1\n* dog: 1.2\n", labels: ["cat", "dog"], [2.1, 1.2], notices: [listMarks]),
    TextForm("a label that begins with a dash", "- 2.1\na 1.2", labels: ["-", "a"], [2.1, 1.2]),
  ]

  private static let arrays = [
    TextForm("JSON", "[2.1, 1.2, -0.6]", three),
    TextForm("a JSON object", "{\"cat\": 2.1, \"dog\": 1.2}", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "a JSON record", "{\"logits\":[2.1,1.2],\"labels\":[\"cat\",\"dog\"]}", labels: ["cat", "dog"],
      [2.1, 1.2]),
    TextForm("JSON rows", "[[2.1, 1.2], [3, 4]]", [2.1, 1.2], rowCount: 2),
    TextForm("a JSON member", "\"logits\": [2.1, 1.2],", [2.1, 1.2]),
    TextForm("a column", "[[2.1], [1.2], [-0.6]]", three, notices: [columnOfNumbers]),
    TextForm("pairs in brackets", "[[\"cat\", 2.1], [\"dog\", 1.2]]", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "a Python dict", "{'cat': 2.1, 'dog': 1.2, 7: -inf}", labels: ["cat", "dog", "7"],
      [2.1, 1.2, -.infinity]),
    TextForm(
      "a Python record", "{'logits': [2.1, 1.2], 'labels': ['cat', 'dog']}", labels: ["cat", "dog"],
      [2.1, 1.2]),
    TextForm("Python tuples", "[(\"cat\", 2.1), ('dog', 1.2)]", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm("a tuple", "(2.1, 1.2, -0.6)", three),
    TextForm("a set", "{2.1, 1.2, -0.6}", three),
    TextForm("a comma before the bracket", "[2.1, 1.2, -0.6,]", three),
    TextForm("code", "logits = np.array([2.1, 1.2, -0.6], dtype=np.float32);", three),
    TextForm(
      "a Swift dictionary", "let z = [\"cat\": 2.1, \"dog\": 1.2]", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm("a vector of R", "z <- c(cat = 2.1, dog = 1.2)", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm("a matrix of Matlab", "[2.1 1.2 -0.6; 1 2 3]", three, rowCount: 2),
    TextForm("a vector of Julia", "Float32[2.1, 1.2, -0.6]", three),
    TextForm(
      "a dictionary of Julia", "Dict(\"cat\" => 2.1, \"dog\" => 1.2)", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm("a vector of Rust", "let z = vec![2.1, 1.2, -0.6];", three),
    TextForm("an array of C", "static const double z[3] = {2.1, 1.2, -0.6};", three),
    TextForm("a vector of C++", "std::vector<double> z = {2.1, 1.2, -0.6};", three),
    TextForm(
      "records of a pipeline",
      "[[{\"label\": \"cat\", \"score\": 0.75}, {\"label\": \"dog\", \"score\": 0.25}]]",
      labels: ["cat", "dog"], [0.75, 0.25], areProbabilities: true,
      notices: ["'score' is read as probabilities. If the values are logits: --as logits."]),
    TextForm(
      "records of Python", "[{'label': 'cat', 'logit': 2.1}, {'label': 'dog', 'logit': 1.2}]",
      labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "columns in JSON", "{\"label\": [\"cat\", \"dog\"], \"logit\": [2.1, 1.2]}", labels: ["cat", "dog"],
      [2.1, 1.2]),
  ]

  private static let printed = [
    TextForm("print of NumPy", "[ 2.1  1.2 -0.6]", three),
    TextForm("repr of NumPy", "array([ 2.1,  1.2, -0.6], dtype=float32)", three),
    TextForm("rows of NumPy", "[[ 2.1  1.2]\n [ 0.5 -inf]]", [2.1, 1.2], rowCount: 2),
    TextForm("points of NumPy", "[1. 2. 3.]", [1, 2, 3]),
    TextForm("scalars of NumPy", "[np.float32(2.1), np.float64(1.2)]", [2.1, 1.2]),
    TextForm(
      "PyTorch", "tensor([ 2.1000,  1.2000,\n        -0.6000], device='cuda:0', grad_fn=<AddBackward0>)",
      three),
    TextForm("rows of PyTorch", "tensor([[2.1, 1.2],\n        [0.0, 1.0]])", [2.1, 1.2], rowCount: 2),
    TextForm("JAX", "Array([2.1, 1.2, -0.6], dtype=float32)", three),
    TextForm("IPython", "Out[3]: array([2.1, 1.2, -0.6])", three),
    TextForm("a series", "cat     2.1\ndog     1.2\nbird   -0.6\ndtype: float64", labels: animals, three),
    TextForm(
      "a series with a name", "464    2.1\n290    1.2\nName: logit, dtype: float64", labels: ["464", "290"],
      [2.1, 1.2]),
    TextForm(
      "a data frame", "      label  logit\n0       cat    2.1\n1      bird   -0.6", labels: ["cat", "bird"],
      [2.1, -0.6]),
    TextForm(
      "a data frame with an index", "          logit\nlabel          \ncat         2.1\nNew York    1.2",
      labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm(
      "rows of a data frame", "   cat  dog\n0  2.1  1.2\n1  0.5 -inf\n\n[2 rows x 2 columns]",
      labels: ["cat", "dog"], [2.1, 1.2], rowCount: 2),
    TextForm("write.csv", "\"\",\"x\"\n\"cat\",2.1\n\"dog\",1.2\n", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "write.table", "\"x\"\n\"cat\" 2.1\n\"New York\" 1.2\n", labels: ["cat", "New York"], [2.1, 1.2]),
    TextForm(
      "write.table of rows", "\"cat\" \"dog\"\n\"1\" 2.1 1.2\n\"2\" 0 0\n", labels: ["cat", "dog"],
      [2.1, 1.2], rowCount: 2),
    TextForm("a vector that R prints", "[1]  2.1  1.2\n[3] -0.6", three),
    TextForm("names that R prints", " cat  dog bird \n 2.1  1.2 -0.6 ", labels: animals, three),
    TextForm("names over lines", " cat  dog\n 2.1  1.2\nbird\n-0.6", labels: animals, three),
    TextForm("Julia", "3-element Vector{Float64}:\n  2.1\n  1.2\n -0.6", three),
    TextForm("a matrix that Julia prints", "1×3 Matrix{Float64}:\n 2.1  1.2  -0.6", three),
    TextForm("Matlab", "logits =\n\n    2.1000    1.2000   -0.6000\n", three),
    TextForm(
      "columns of Matlab",
      "z =\n\n  Columns 1 through 2\n\n    2.1000    1.2000\n\n  Column 3\n\n   -0.6000\n", three),
    TextForm(
      "columns of Octave", "z =\n\n Columns 1 and 2:\n\n   2.1   1.2\n\n Column 3:\n\n  -0.6\n", three),
    TextForm(
      "a matrix that R prints", "     [,1] [,2] [,3]\n[1,]  2.1  1.2 -0.6\n[2,]  0.5  0.0  1.0\n", three,
      rowCount: 2),
    TextForm(
      "a tibble", "# A tibble: 2 × 2\n  label logit\n  <chr> <dbl>\n1 cat     2.1\n2 dog     1.2\n",
      labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm(
      "numbers as names in R", "  1    2    3 \n2.1  1.2 -0.6 \n", labels: ["1", "2", "3"], three,
      notices: [counted(1)]),
    TextForm(
      "to_csv without an index", "0,1,2\n2.1,1.2,-0.6\n", labels: ["0", "1", "2"], three,
      notices: [counted(0)]),
    TextForm(
      "a dictionary that Julia prints",
      "Dict{String, Float64} with 2 entries:\n  \"cat\" => 2.1\n  \"dog\" => 1.2", labels: ["cat", "dog"],
      [2.1, 1.2]),
    TextForm(
      "repr of TensorFlow",
      "<tf.Tensor: shape=(3,), dtype=float32, numpy=array([ 2.1,  1.2, -0.6], dtype=float32)>", three),
    TextForm(
      "print of TensorFlow", "tf.Tensor(\n[[2.1 1.2]\n [0.  1. ]], shape=(2, 2), dtype=float32)", [2.1, 1.2],
      rowCount: 2),
    TextForm(
      "output of Transformers",
      "SequenceClassifierOutput(loss=None, logits=tensor([[2.1, 1.2, -0.6]], grad_fn=<AddmmBackward0>), attentions=None)",
      three),
    TextForm(
      "a frame of Polars",
      "shape: (2, 2)\n┌───────┬───────┐\n│ label ┆ logit │\n│ ---   ┆ ---   │\n│ str   ┆ f64   │\n╞═══════╪═══════╡\n"
        + "│ cat   ┆ 2.1   │\n│ dog   ┆ 1.2   │\n└───────┴───────┘", labels: ["cat", "dog"], [2.1, 1.2]),
    TextForm("a series of Polars", "shape: (3,)\nSeries: 'z' [f64]\n[\n\t2.1\n\t1.2\n\t-0.6\n]", three),
    TextForm(
      "tabulate", "label      logit\n-------  -------\ncat          2.1\ndog          1.2",
      labels: ["cat", "dog"],
      [2.1, 1.2]),
    TextForm(
      "MySQL",
      "+-------+-------+\n| label | logit |\n+-------+-------+\n| cat   |   2.1 |\n| dog   |   1.2 |\n+-------+-------+\n"
        + "2 rows in set (0.00 sec)", labels: ["cat", "dog"], [2.1, 1.2]),
  ]

  private static let others = [
    TextForm("JSON Lines", "[1,2]\n[3,4]\n", [3, 4], rowCount: 2),
    TextForm("a byte order mark", "\u{FEFF}2.1,1.2", [2.1, 1.2]),
  ]
}

extension RefusedForm {
  static let all = [
    RefusedForm("a decimal comma among commas", "1,5 2,5", "'1,5' has a decimal comma"),
    RefusedForm("a decimal comma after a label", "Katze 2,1\nHund 1,2", "'2,1' has a decimal comma"),
    RefusedForm("a decimal comma on a line", "a 1\nb 1,5", "'1,5' has a decimal comma"),
    RefusedForm("points and decimal commas", "1.5;2,5", "'2,5' has another decimal mark"),
    RefusedForm("a thousands separator", "a;1,234.5\nb;2", "'1,234.5' has a thousands separator"),
    RefusedForm("a thin space in a number", "1\u{202F}234.5 2", "'1\u{202F}234.5' has a thousands separator"),
    RefusedForm("a complex number", "(1+2j)\n(3+4j)", "'(1+2j)' is a complex number"),
    RefusedForm("NaN", "1,nan", "category 2 is not a number (nan)"),
    RefusedForm("infinity", "a 1\nb ∞", "category 2 ('b') is +∞"),
    RefusedForm("too large", "1,1e400", "'1e400' is beyond the range of numbers"),
    RefusedForm("too small", "1,1e-400", "'1e-400' is too close to 0"),
    RefusedForm("an index", "0 1.5\n1 2.5", "the first column counts 0, 1"),
    RefusedForm("a shortened array", "[0. 1. 2. ... 1997. 1998. 1999.]", "the array was shortened"),
    RefusedForm("a shortened tensor", "tensor([0., 1., ..., 9.])", "the array was shortened"),
    RefusedForm(
      "a shortened series", "0   0.0\n1   1.0\n     ... \n99   99.0\nLength: 100, dtype: float64",
      "the array was shortened"),
    RefusedForm("a word", "word", "'word' is not a number"),
    RefusedForm("a word in an array", "array([1.0, x])", "'x' is not a number"),
    RefusedForm("a missing number", "2,,1", "a number is missing"),
    RefusedForm("labels for some", "a 1, 2, 3", "'a 1' is not a number"),
    RefusedForm("percentages for some", "50%, 30", "'30' is not a percentage"),
    RefusedForm("an open quote", "\"a 1", "the quote that opens here is never closed"),
    RefusedForm("an open bracket", "[1, 2", "the text ends in the middle"),
    RefusedForm("a sum of arrays", "[1, 2] + [3, 4]", "more text after the end"),
    RefusedForm("a fraction", "1/2", "'1/2' is not a number"),
    RefusedForm("ragged rows", "1,2,3\n4,5\n6,7,8", "this line has 2 fields"),
    RefusedForm("a curve", "step,value\n0,0.5\n1,0.4\n", "no logits"),
    RefusedForm(
      "a curve of Weights & Biases",
      "\"Step\",\"a - loss\",\"a - loss__MIN\",\"a - loss__MAX\"\n\"0\",\"2.5\",\"2.5\",\"2.5\"\n",
      "no logits"),
    RefusedForm("pairs without commas", "a: 1 b: 2", "more than a label and a logit"),
    RefusedForm("pairs of logfmt", "a=1 b=2", "more than a label and a logit"),
    RefusedForm("pairs without commas in a list", "a: 1 b: 2, c: 3", "more than a label and a logit"),
    RefusedForm("rows of LIBSVM", "1 1:0.5 2:0.3\n0 1:0.1 2:0.9\n", "more than a label and a logit"),
    RefusedForm("uncertainties", "cat 2.1 ± 0.1\ndog 1.2 ± 0.2", "more than a label and a logit"),
    RefusedForm("Fortran", "1.0D+00 2.0", "'1.0D+00' is a number in another notation"),
    RefusedForm("a hexadecimal number", "0x1.8p+1 2", "'0x1.8p+1' is a number in another notation"),
    RefusedForm("hexadecimal numbers", "[0x1.8p+1, 2]", "'0x1.8p+1' is a number in another notation"),
    RefusedForm("floats of C", "{1.0f, 2.0f}", "'1.0f' is a number in another notation"),
    RefusedForm("floats of Rust", "[1.0f32, 2.0]", "'1.0f32' is a number in another notation"),
    RefusedForm("a power of ten", "2.1×10^3 1.2", "'2.1×10^3' is a number in another notation"),
    RefusedForm("Arabic digits", "١٫٥ 2", "'١٫٥' is a number in another notation"),
    RefusedForm("wide digits", "a １\nb ２", "'１' is a number in another notation"),
    RefusedForm("a comma of Arabic", "1.5، 2.0", "'1.5،' is a number in another notation"),
    RefusedForm("a wide comma", "1.5，2.0", "'1.5，2.0' is a number in another notation"),
    RefusedForm("a minus of APL", "¯1.5 2", "'¯1.5' is a number in another notation"),
    RefusedForm("a loss in parentheses", "(1.5)\n2.0", "'(1.5)' is a number in another notation"),
    RefusedForm("a minus at the end", "1.5- 2", "'1.5-' is a number in another notation"),
    RefusedForm(
      "a factor of Matlab", "z =\n\n   1.0e+03 *\n\n    2.1000    0.0012\n", "divided by this factor"),
    RefusedForm(
      "a matrix of Matlab in parts",
      "z =\n\n  Columns 1 through 2\n\n  1 2\n  3 4\n\n  Column 3\n\n  5\n  6\n", "cut into parts"),
    RefusedForm("a matrix of R in parts", "     [,1]\n[1,]  2.1\n     [,2]\n[1,]  1.2\n", "cut into parts"),
    RefusedForm(
      "a structure of R", "structure(c(2.1, 1.2), names = c(\"cat\", \"dog\"))", "attributes in structure"),
    RefusedForm("LaTeX", "cat & 2.1 \\\\\ndog & 1.2 \\\\\n", "this is LaTeX"),
    RefusedForm("HTML", "<table>\n<tr><td>cat</td><td>2.1</td></tr>\n</table>\n", "this is HTML or XML"),
    RefusedForm("code", "INSERT INTO t VALUES ('cat', 2.1), ('dog', 1.2);", "this code is more than a list"),
    RefusedForm(
      "an error of a server", "{\"error\": {\"message\": \"No key\", \"code\": 401}}",
      "answered with an error: 'No key'"),
    RefusedForm(
      "an answer of Anthropic",
      "{\"type\": \"message\", \"role\": \"assistant\", \"content\": [{\"type\": \"text\", \"text\": \"Hi\"}],"
        + " \"usage\": {\"input_tokens\": 3}}", "the answer holds no log-probabilities"),
    RefusedForm(
      "a generated text", "[{\"generated_text\": \"Hi\"}]", "the answer holds no log-probabilities"),
  ]
}
