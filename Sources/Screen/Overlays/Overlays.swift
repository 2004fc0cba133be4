import Console
import Explorer

/// The layers above the view, the topmost last.
struct Overlays {
  let state: State
  let size: GridSize

  func draw(on canvas: inout Canvas) {
    for overlay in state.overlays {
      switch overlay {
      case .help(let scroll): HelpOverlay(scroll: scroll).draw(on: &canvas)
      case .text(let editor): TextOverlay(editor: editor).draw(on: &canvas)
      case .field(let editor):
        FieldOverlay(editor: editor, place: place(of: editor.subject)).draw(on: &canvas)
      }
    }
    guard !state.overlays.isEmpty else { return }
    Footer(state: state).draw(row: size.rows - 1, width: size.columns, on: &canvas)
  }

  /// Where the value stands that is being edited.
  private func place(of subject: FieldEditor.Subject) -> Region {
    let view = ViewPlaces(state, size: size)
    switch subject {
    case .temperature: return view.temperature
    case .category(let category): return view.category(state.order.row(of: category))
    case .newCategory: return view.afterLastCategory
    }
  }
}

/// Where values stand in the view that is open, for editors.
struct ViewPlaces {
  private let controls: Region
  private let seed: UInt64
  private let list: Region
  private let step: Int
  private let window: ListWindow
  private let name: Region

  init(_ state: State, size: GridSize) {
    seed = state.parameters.seed
    switch state.view {
    case .compare:
      let layout = Compare(state, size: size).layout
      controls = layout.controls
      (list, step, window) = (layout.list, layout.density.rows, layout.window)
      name = Region(
        column: layout.columns.name, row: 0, columns: layout.columns.category - layout.columns.name - 1)
    case .oneDraw:
      let layout = OneDraw(state, size: size).layout
      controls = layout.controls
      (list, step, window) = (layout.list, layout.step, layout.window)
      let margin = size.columns >= 72 ? 2 : 1
      name = Region(column: margin, row: 0, columns: max(layout.columns.name, 18) - margin - 1)
    }
  }

  /// The temperature among the controls, which is always there.
  var temperature: Region {
    let layout = ControlsLayout(rows: controls, seed: seed)
    guard let region = layout.region(.temperature) else { return controls }
    let start = region.end - ControlsLayout.temperatureWidth
    return Region(column: start, row: region.row, columns: ControlsLayout.temperatureWidth)
  }

  /// The name and number of the category at a place in display order; the nearest one that is on screen.
  func category(_ place: Int) -> Region {
    let shown = min(max(place, window.places.lowerBound), window.places.upperBound - 1)
    return row(shown - window.places.lowerBound)
  }

  /// Under the last category, or in the list's last row.
  var afterLastCategory: Region { row(window.places.count) }

  private func row(_ offset: Int) -> Region {
    var region = name
    region.row = min(list.row + offset * step, list.bottom - 1)
    return region
  }
}
