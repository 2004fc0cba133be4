import Console
import Explorer

/// Styles by meaning. A theme is a patch over the styles without colours, so a meaning that a theme does
/// not mention still shows.
public struct Theme: Sendable, Equatable {
  /// The ground of the whole screen; `nil` is the terminal's own.
  public var ground: Color?
  /// Ordinary text.
  public var text = Style.plain
  /// Text that explains and can be passed over.
  public var dim = Style(dim: true)
  /// Names: categories, headings.
  public var label = Style(bold: true)
  /// The line of plain words.
  public var story = Style(bold: true)
  /// The name of the program.
  public var title = Style(bold: true)
  /// The ground of the first row.
  public var header = Style.plain
  /// A tab that is not open.
  public var tab = Style.plain
  /// The open tab.
  public var tabActive = Style(bold: true, reverse: true)
  /// Draws are being made.
  public var live = Style(bold: true)
  /// Draws stand still.
  public var paused = Style(bold: true, reverse: true)
  /// The value that is set with the keys of this view.
  public var accent = Style(bold: true)
  /// The part of a slider below its value.
  public var slider = Style(bold: true)
  /// The part of a slider above its value, and ruled lines.
  public var rule = Style(dim: true)
  /// A toggle that is on.
  public var toggleOn = Style(bold: true, reverse: true)
  /// A toggle that is off.
  public var toggleOff = Style(underline: true)
  /// The name of the left panel's construction.
  public var leftName = Style(bold: true)
  /// The left panel's picks.
  public var leftBar = Style.plain
  /// The left panel's weights and spreads.
  public var leftBarSoft = Style(dim: true)
  /// The name of the right panel's construction.
  public var rightName = Style(bold: true)
  /// The right panel's picks.
  public var rightBar = Style.plain
  /// The right panel's weights and spreads.
  public var rightBarSoft = Style(dim: true)
  /// Whether a bar of weights differs from one of picks by its colour; otherwise it is drawn with a pattern.
  public var softBarsHaveColor = false
  /// The mark of an exact probability beside a bar.
  public var tick = Style(bold: true)
  /// Laid over the style of a bar where the exact probability falls inside it.
  public var tickInBar = Style(reverse: true)
  /// The mark where the baseline's bar ended.
  public var ghost = Style(dim: true)
  /// Agreement.
  public var ok = Style(bold: true)
  /// Disagreement, or something refused.
  public var problem = Style(bold: true, reverse: true)
  /// The chosen category.
  public var selection = Style(bold: true)
  /// The ground of the chosen category, laid under its texts.
  public var selectionGround: Color?
  /// The ground of the footer.
  public var footer = Style.plain
  /// A key in the footer or the help.
  public var footerKey = Style(bold: true)
  /// The text in an editor.
  public var editor = Style(underline: true)
  /// The frame of an overlay.
  public var frame = Style.plain
  /// The greys of a picture, from no ink or light to the most; none where there are too few colours for pictures.
  public var greys: [Color] = []
  /// The grounds of a heat map from the least to the most, with the colour of text on each; none likewise.
  public var heat: [HeatColor] = []

  /// A colour of a heat map.
  public struct HeatColor: Sendable, Equatable {
    /// The ground.
    public let ground: Color
    /// Text on it.
    public let text: Color
  }

  /// The theme without colours.
  init() {}

  /// A theme for a terminal of a given depth.
  public init(kind: ThemeKind, depth: ColorDepth) {
    guard let colors = ThemeColors(kind: kind, depth: depth) else { return }
    apply(colors)
  }
}
