import GumbelEngine

/// A training run as a program for PyTorch: the same data, network, estimator, schedule and optimiser, in a loop that can
/// be changed. Starts, batches and noise are PyTorch's, so that losses agree in the mean over seeds and not digit by digit.
/// It prints one line for each test loss: `trained on`, `argmax`, `sampled`, `mixture`, and its value.
public struct TrainingLoop: Sendable {
  private let plan: TrainingPlan
  private let options: NetworkOptions
  private let model: TrainingLoopModel
  private let dataFile: String?

  /// The tasks that a loop can be written for.
  public static let taskNames = TrainingTask.all.map(\.name).filter { TrainingLoopModel.all[$0] != nil }

  /// The loop of `plan`; `nil` for tasks that train no network. `dataFile` is the file that the task's data is read from;
  /// without one the digits come from scikit-learn.
  public init?(_ plan: TrainingPlan, dataFile: String? = nil) {
    guard let options = plan.task.networkOptions, let model = TrainingLoopModel.all[plan.task.name] else {
      return nil
    }
    self.plan = plan
    self.options = options
    self.model = model
    self.dataFile = dataFile
  }

  /// The program.
  public var text: String {
    let parts = [
      heading, data, schedule, Self.noise, estimator, helpers, model.network(options), regularisers, loss,
      training,
      evaluation,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n\n") + "\n"
  }

  // MARK: - Parts

  private var heading: String {
    let library = dataFile == nil ? " scikit-learn" : ""
    let imports = dataFile == nil ? "\nfrom sklearn.datasets import load_digits" : ""
    return """
      # \(plan.task.name): \(plan.task.sentence)
      # pip install torch numpy\(library)
      import math

      import numpy as np
      import torch
      import torch.nn.functional as F\(imports)

      torch.manual_seed(\(plan.seed))
      steps, batch, rate = \(plan.steps), \(plan.batch), \(number(plan.rate))
      beta = \(number(options.noiseScale))  # scale of the noise
      """
  }

  private var data: String {
    let source =
      dataFile.map { file in
        """
        file = \(programString(file, code: PythonCode.code))
        x = np.load(file) if file.endswith(".npy") else np.loadtxt(file, delimiter=",", ndmin=2)
        x = x.reshape(len(x), -1)
        """
      } ?? """
        # 8 x 8 pixels of handwritten digits (UCI optical digits, CC BY 4.0), black from 8 of 16 on
        x = load_digits().data >= 8
        """
    return """
      \(source)
      multiplier = next(p for p in (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61) if len(x) % p)
      x = torch.tensor(x[multiplier * np.arange(len(x)) % len(x)], dtype=torch.float32)
      train, test = x[:\(options.data.trainingCount)], x[\(options.data.trainingCount):]
      columns = x.shape[1]
      """
  }

  private var schedule: String {
    let (a, b) = (number(plan.schedule.start), number(plan.schedule.end))
    let formula =
      switch plan.schedule.shape {
      case .constant: a
      case .linear: "\(a) + t * (\(b) - \(a))"
      case .exponential: "\(a) * (\(b) / \(a)) ** t"
      case .cosine: "\(b) + (\(a) - \(b)) * (1 + math.cos(math.pi * t)) / 2"
      }
    let progress =
      plan.schedule.shape == .constant
      ? "" : "    t = min(1, step / (\(number(plan.schedule.fraction)) * steps))\n"
    return "def temperature(step):\n\(progress)    return \(formula)"
  }

  private static let noise = """
    def gumbel(z):
        return -torch.empty_like(z).exponential_().log()


    def one_hot(scores):
        return F.one_hot(scores.argmax(-1), scores.shape[-1]).to(scores)


    def straight_through(hard, soft):
        # the value of the one, the gradient of the other
        return hard + soft - soft.detach()
    """

  /// y from the logits θ, as it goes forward in training, with the estimator's gradient.
  private var estimator: String {
    let body =
      switch plan.estimator {
      case .softmax: "return F.softmax(z / tau, -1)"
      case .gumbelSoftmax: "return F.softmax((z + beta * gumbel(z)) / tau, -1)"
      case .stGumbelSoftmax:
        """
        noisy = z + beta * gumbel(z)
            return straight_through(one_hot(noisy), F.softmax(noisy / tau, -1))
        """
      case .straightThrough:
        "return straight_through(one_hot(z + beta * gumbel(z)), F.softmax(z / tau, -1))"
      case .straightThroughArgmax: "return straight_through(one_hot(z), F.softmax(z, -1))"
      case .reinmax:
        """
        hard = one_hot(z + beta * gumbel(z))
            tangent = lambda p: F.softmax(p.log().detach() - z.detach() + z, -1)  # value p, gradient of a softmax
            mean = tangent((hard + F.softmax(z / tau, -1)) / 2)
            return straight_through(hard, 2 * mean - tangent(F.softmax(z / beta, -1)) / 2)
        """
      default: "return one_hot(z + beta * gumbel(z))"
      }
    return """
      def choose(z, tau):
          # \(plan.estimator.rawValue)
          \(body)
      """
  }

  private var helpers: String {
    """
    def he(rows, columns):
        return ((2 * torch.rand(rows, columns) - 1) * math.sqrt(6 / rows)).requires_grad_()


    def glorot(rows, columns):
        return ((2 * torch.rand(rows, columns) - 1) * math.sqrt(6 / (rows + columns))).requires_grad_()


    def zeros(*shape):
        return torch.zeros(*shape, requires_grad=True)
    """
  }

  /// What is added to the mean of the losses, of which only the divergence counts on test data; empty if there is nothing.
  private var regularisers: String {
    guard hasRegulariser else { return "" }
    var lines = ["def regulariser(z, training):", "    p, log_p = F.softmax(z, -1), F.log_softmax(z, -1)"]
    if model.hasDivergence || options.entropy != 0 {
      lines.append("    information = (p * log_p).sum()\(model.sharesChoices ? "" : " / len(z)")")
    }
    lines.append("    total = torch.zeros(())")
    if model.hasDivergence {
      lines.append(
        "    total = total + information + z.shape[1] * math.log(z.shape[2])  # KL from uniform")
    }
    if options.entropy != 0 {
      lines.append(
        "    if training:\n        total = total - \(number(options.entropy)) * information  # entropy penalty"
      )
    }
    if options.diversity != 0 {
      lines.append(
        """
            if training:
                mean = p.reshape(-1, p.shape[-1]).mean(0)
                total = total + \(number(options.diversity)) * (mean * (mean + 1e-9).log()).sum()
        """)
    }
    return (lines + ["    return total"]).joined(separator: "\n")
  }

  private var hasRegulariser: Bool {
    model.hasDivergence || options.entropy != 0 || options.diversity != 0
  }

  private var loss: String {
    let rest = hasRegulariser ? " + regulariser(z, True)" : ""
    guard plan.estimator == .rloo else {
      return """
        def training_loss(x, tau):
            z = encode(x)
            return errors(choose(z, tau), x).mean()\(rest)
        """
    }
    return """
      def training_loss(x, tau):
          # the score-function gradient, with the mean of the other picks as baseline
          z = encode(x)
          picks = [choose(z.detach(), tau) for _ in range(\(plan.settings.group))]
          losses = torch.stack([\(model.sharesChoices ? "errors(y, x).mean()[None]" : "errors(y, x)") for y in picks])
          advantages = (losses - (losses.sum(0) - losses) / (len(picks) - 1)).detach()
          scores = torch.stack([(y * F.log_softmax(z, -1)).sum((\(model.sharesChoices ? "0, 1" : "1, 2"))) for y in picks])
          return losses.mean() + (advantages * scores.reshape(advantages.shape)).mean()\(rest)
      """
  }

  private var training: String {
    let optimizer =
      plan.optimizer == .adam
      ? "torch.optim.Adam(parameters, lr=rate)" : "torch.optim.SGD(parameters, lr=rate)"
    return """
      optimizer = \(optimizer)
      for step in range(steps):
          items = \(model.firstBatchItem)torch.randint(len(train)\(model.batchRange), (batch,))
          value = training_loss(train[items], temperature(step))
          optimizer.zero_grad()
          value.backward()
          optimizer.step()
      """
  }

  private var evaluation: String {
    let rest = hasRegulariser ? " + regulariser(z, False)" : ""
    return """
      tau = temperature(steps - 1)
      with torch.no_grad():
          z = encode(test)
          test_loss = lambda y: (errors(y, test).mean()\(rest)).item()
          print("trained on", sum(test_loss(choose(z, tau)) for _ in range(20)) / 20)
          print("argmax", errors(one_hot(z), test).mean().item())
          print("sampled", sum(test_loss(one_hot(z + gumbel(z))) for _ in range(20)) / 20)
          print("mixture", test_loss(F.softmax(z / tau, -1)))
      """
  }

  private func number(_ value: Double) -> String { LogitNotation.text(value) }
}

/// A network in Python: `encode` makes logits of items, one row of [items, choices, categories] each, or of [choices,
/// categories] where a batch shares them; `errors` gives the loss of each item for choices of that shape.
struct TrainingLoopModel: Sendable {
  var network: @Sendable (NetworkOptions) -> String
  /// Whether the loss has the KL divergence of the choices from uniform.
  var hasDivergence = false
  /// Whether all items of a batch have the same choices.
  var sharesChoices = false
  /// What is added to and taken from the range of items that batches are made of.
  var firstBatchItem = ""
  var batchRange = ""

  /// By the name of the task.
  static let all: [String: TrainingLoopModel] = [
    "digits-vae": TrainingLoopModel(
      network: { _ in
        """
        # columns-64-(8 choices of 8)-64-columns
        encoder = [he(columns, 64), zeros(64), glorot(64, 64), zeros(64)]
        decoder = [he(64, 64), zeros(64), glorot(64, columns), zeros(columns)]
        parameters = encoder + decoder


        def encode(x):
            w, b, v, c = encoder
            return (F.relu(x @ w + b) @ v + c).view(-1, 8, 8)


        def errors(y, x):
            w, b, v, c = decoder
            pixels = F.relu(y.flatten(1) @ w + b) @ v + c
            return F.binary_cross_entropy_with_logits(pixels, x, reduction="none").sum(1)
        """
      }, hasDivergence: true),
    "codebook": TrainingLoopModel { options in
      """
      # columns-64-logits of the codes; the output is the chosen code
      codes = (train.mean(0) + 0.1 * (2 * torch.rand(\(options.categories ?? 32), columns) - 1)).requires_grad_()
      encoder = [he(columns, 64), zeros(64), glorot(64, len(codes)), zeros(len(codes))]
      parameters = encoder + [codes]


      def encode(x):
          w, b, v, c = encoder
          return (F.relu(x @ w + b) @ v + c)[:, None, :]


      def errors(y, x):
          return ((y[:, 0] @ codes - x) ** 2).sum(1)
      """
    },
    "router": TrainingLoopModel { options in
      """
      # a linear gate, and experts that reconstruct the item through two numbers
      experts = \(options.categories ?? 4)
      gate, bias, shift = glorot(columns, experts), zeros(experts), zeros(experts, columns)
      down = torch.stack([glorot(columns, 2).detach() for _ in range(experts)]).requires_grad_()
      up = torch.stack([glorot(2, columns).detach() for _ in range(experts)]).requires_grad_()
      parameters = [gate, bias, shift, down, up]


      def encode(x):
          return (x @ gate + bias)[:, None, :]


      def errors(y, x):
          outputs = torch.einsum("ber,erd->bed", torch.einsum("bd,edr->ber", x, down), up) + shift
          return ((torch.einsum("be,bed->bd", y[:, 0], outputs) - x) ** 2).sum(1)
      """
    },
    "attention": TrainingLoopModel(
      network: { options in
        """
        # the first half of an item recalls the rest from a memory that does not learn
        half, memory = columns // 2, train[:\(options.data.memoryCount)]
        mean = train[:, :half].mean(0)
        weights = glorot(half, 16)
        parameters = [weights]


        def encode(x):
            keys = (memory[:, :half] - mean) @ weights
            return (((x[:, :half] - mean) @ weights) @ keys.T / 4)[:, None, :]


        def errors(y, x):
            return ((y[:, 0] @ memory[:, half:] - x[:, half:]) ** 2).sum(1)
        """
      }, firstBatchItem: "len(memory) + ", batchRange: " - len(memory)"),
    "features": TrainingLoopModel(
      network: { _ in
        """
        # eight choices of a column, the same for all items, and a decoder 8-64-columns
        chooser = (0.05 * (2 * torch.rand(8, columns) - 1)).requires_grad_()
        decoder = [he(8, 64), zeros(64), glorot(64, columns), zeros(columns)]
        parameters = [{"params": decoder}, {"params": [chooser], "lr": 10 * rate}]


        def encode(x):
            return chooser


        def errors(y, x):
            w, b, v, c = decoder
            pixels = F.relu(x @ y.T @ w + b) @ v + c
            return F.binary_cross_entropy_with_logits(pixels, x, reduction="none").sum(1)
        """
      }, sharesChoices: true),
  ]
}
