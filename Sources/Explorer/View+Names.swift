// What the views are called, typed and on their tabs.

extension View {
  /// The name on the command line.
  public var name: String {
    switch self {
    case .compare: "compare"
    case .oneDraw: "one-draw"
    case .simplex: "simplex"
    case .temperature: "temperature"
    case .gradients: "gradients"
    case .training: "training"
    case .claims: "claims"
    }
  }

  /// The title of the tab.
  public var title: String {
    switch self {
    case .compare: "Compare"
    case .oneDraw: "One draw"
    case .simplex: "Simplex"
    case .temperature: "Temperature"
    case .gradients: "Gradients"
    case .training: "Training"
    case .claims: "Claims"
    }
  }

  /// The view with that name on the command line.
  public init?(name: String) {
    guard let view = View.allCases.first(where: { $0.name == name }) else { return nil }
    self = view
  }
}
