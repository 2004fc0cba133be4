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
        if case .file = editor.subject { fileFrame.draw(on: &canvas) }
        var field = FieldOverlay(editor: editor, place: place(of: editor.subject))
        if case .newCategory = editor.subject { (field.prompt, field.placeholder) = ("new:", "label logit") }
        field.draw(on: &canvas)
      case .find(let finder): FinderOverlay(finder: finder).draw(on: &canvas)
      case .open(let dialog): OpenOverlay(dialog: dialog, size: size).draw(on: &canvas)
      case .list(let picker):
        PickerOverlay(picker: picker, layout: PickerLayout(picker, size: size)).draw(on: &canvas)
      case .palette(let palette):
        PaletteOverlay(palette: palette, layout: PaletteLayout(palette, size: size)).draw(on: &canvas)
      }
    }
    guard !state.overlays.isEmpty else { return }
    Footer(state: state).draw(row: size.rows - 1, width: size.columns, on: &canvas)
  }

  /// Where the value stands that is being edited.
  private func place(of subject: FieldEditor.Subject) -> Region {
    let places = View.drawing(of: state, size: size).places
    // A value that is not on screen is edited beside the header or the footer.
    let (first, last) = (1, size.rows - 2)
    func line(_ row: Int) -> Region { Region(column: 1, row: row, columns: size.columns - 2) }
    switch subject {
    case .temperature: return places.controls.temperature ?? line(first)
    case .category(let category): return places.categories.category(state.order.row(of: category))
    case .newCategory: return places.categories.afterLast
    case .objective: return places.region(of: .objective) ?? line(last)
    case .schedule: return places.region(of: .schedule) ?? line(first)
    case .file:
      var line = fileFrame.inner
      line.rows = 1
      return line
    }
  }

  /// Around the name of a file, which stands nowhere on the screen.
  private var fileFrame: Frame { Frame(columns: 64, rows: 3, on: size, title: "Write the view to a file") }
}
