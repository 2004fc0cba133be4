import Console
import Explorer

/// How a view is drawn and where things are in it. One conforming type per view, a value made of one state and one size:
/// mouse, editors and picture read the same layout, so that they cannot disagree.
protocol PageDrawing {
  /// Lays out what `state` shows.
  init(_ state: State, size: GridSize)

  /// Where things are.
  var places: PageLayout { get }

  /// Draws everything between the header and the footer.
  func draw(on canvas: inout Canvas, memory: inout RenderMemory)
}

extension View {
  /// How the view is drawn: the only table of drawings.
  private var drawing: any PageDrawing.Type {
    switch self {
    case .compare: CompareView.self
    case .oneDraw: OneDrawView.self
    case .simplex: SimplexView.self
    case .temperature: TemperatureView.self
    case .gradients: GradientsView.self
    case .training: TrainingView.self
    case .when: WhenView.self
    case .claims: ClaimsView.self
    }
  }

  /// The drawing of the open view, at the size that tour and steps leave for it.
  static func drawing(of state: State, size: GridSize) -> any PageDrawing {
    state.view.drawing.init(state, size: size)
  }
}
