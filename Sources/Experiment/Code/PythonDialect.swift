/// How a Python library says what the code needs.
struct PythonDialect: Sendable {
  var header: String
  /// The name under which the library stands.
  var module: String
  var array: String
  var double: String
  var softmax: String
  /// The line that makes `g`.
  var noise: String
  /// The line that sets the seed.
  var seed: @Sendable (UInt64) -> String
  var argmax: @Sendable (String) -> String
  var oneHot: @Sendable (String) -> String
  /// The vector once for each draw.
  var repeated: @Sendable (String) -> String
  var counts: @Sendable (String) -> String
}

extension PythonDialect {
  static let pytorch = PythonDialect(
    header: "# pip install torch\nimport torch", module: "torch", array: "torch.tensor",
    double: "torch.float64", softmax: "torch.softmax",
    noise: "g = -torch.log(-torch.log(torch.rand(draws, len(z), dtype=torch.float64)))",
    seed: { "torch.manual_seed(\($0))" }, argmax: { "\($0).argmax(-1)" },
    oneHot: { "torch.nn.functional.one_hot(\($0), len(z)).double()" },
    repeated: {
      $0.contains(" ") || $0.contains("(") ? "(\($0)).expand(draws, -1)" : "\($0).expand(draws, -1)"
    },
    counts: { "torch.bincount(\($0), minlength=len(z))" })

  static let jax = PythonDialect(
    header:
      "# pip install jax\nimport jax\nimport jax.numpy as jnp\n\njax.config.update(\"jax_enable_x64\", True)",
    module: "jnp", array: "jnp.array", double: "jnp.float64", softmax: "jax.nn.softmax",
    noise: "g = jax.random.gumbel(key, (draws, len(z)), dtype=jnp.float64)",
    // Keys are made of signed numbers.
    seed: { "key = jax.random.key(\($0 & 0x7FFF_FFFF_FFFF_FFFF))" }, argmax: { "\($0).argmax(-1)" },
    oneHot: { "jax.nn.one_hot(\($0), len(z))" }, repeated: { "jnp.broadcast_to(\($0), (draws, len(z)))" },
    counts: { "jnp.bincount(\($0), length=len(z))" })
}
