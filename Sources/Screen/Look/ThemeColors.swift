import Console
import Explorer

/// The colours that a theme lays over the colourless styles. Hues follow Okabe and Ito ("Color Universal
/// Design", 2008), which readers with any colour vision can tell apart: sky blue for the left panel, orange
/// for the right one, bluish green for agreement, vermilion for problems. `nil` is the terminal's default.
struct ThemeColors {
  /// The ground of the whole screen. The theme that one opens with keeps to the terminal's; the light one brings
  /// its own where it has the colours, for it would be unreadable on most terminals.
  var ground: Color?
  /// Ordinary text, and text that can be passed over.
  var text: Color?
  var dim: Color?
  /// Ruled lines and empty tracks.
  var rule: Color?
  /// The ground of header and footer, and of the chosen category.
  var bar: Color?
  var selection: Color?
  /// The left and the right panel: picks, then weights and spreads.
  var left: Color
  var leftSoft: Color
  var right: Color
  var rightSoft: Color
  /// Keys, the open tab, the value that is being set; and text on that colour.
  var accent: Color
  var onAccent: Color
  var ok: Color
  var onOk: Color
  var problem: Color
  var onProblem: Color
  /// The exact mark beside and inside a bar.
  var tick: Color?
  var tickInBar: Color
  /// Where there are no half-bright colours, bright text is bold and soft bars are dim.
  var fewColors = false
  /// Whether soft bars have a hue of their own, and not only what passes for the same one in bright.
  var hasSoftColors = false
  /// The greys of pictures, and the colours of heat maps.
  var greys: [Color] = []
  var heat: [Theme.HeatColor] = []

  /// Black, 24 greys and white.
  private static let greyRamp = ([16] + Array(232...255) + [231]).map { Color($0) }
  /// From dark blue to yellow, each lighter than the one before, after Matplotlib's viridis.
  private static let heatRamp = [17, 18, 24, 30, 36, 71, 107, 149, 185, 227].map { (index: UInt8) in
    Theme.HeatColor(ground: Color(index), text: Color(index < 30 ? 231 : 16))
  }

  init?(kind: ThemeKind, depth: ColorDepth) {
    switch (kind, depth) {
    case (.mono, _), (_, .mono): return nil
    case (.dark, .indexed256): self = .dark256
    case (.light, .indexed256): self = .light256
    case (.dark, .sixteen): self = .dark16
    case (.light, .sixteen): self = .light16
    case (.dark, .eight): self = .dark8
    case (.light, .eight): self = .light8
    }
    hasSoftColors = depth == .indexed256
    guard depth == .indexed256 else { return }
    // On paper, ink is dark.
    greys = kind == .light ? Self.greyRamp.reversed() : Self.greyRamp
    heat = Self.heatRamp
  }

  private init(
    ground: UInt8? = nil, text: UInt8? = nil, dim: UInt8?, rule: UInt8?, bar: UInt8?, selection: UInt8?,
    left: (UInt8, UInt8), right: (UInt8, UInt8), accent: (UInt8, on: UInt8), ok: (UInt8, on: UInt8),
    problem: (UInt8, on: UInt8), tick: (UInt8?, inBar: UInt8), fewColors: Bool = false
  ) {
    self.ground = ground.map(Color.init)
    self.text = text.map(Color.init)
    self.dim = dim.map(Color.init)
    self.rule = rule.map(Color.init)
    self.bar = bar.map(Color.init)
    self.selection = selection.map(Color.init)
    (self.left, leftSoft) = (Color(left.0), Color(left.1))
    (self.right, rightSoft) = (Color(right.0), Color(right.1))
    (self.accent, onAccent) = (Color(accent.0), Color(accent.on))
    (self.ok, onOk) = (Color(ok.0), Color(ok.on))
    (self.problem, onProblem) = (Color(problem.0), Color(problem.on))
    (self.tick, tickInBar) = (tick.0.map(Color.init), Color(tick.inBar))
    self.fewColors = fewColors
  }

  private static let dark256 = ThemeColors(
    text: 252, dim: 246, rule: 239, bar: 236, selection: 237, left: (75, 31), right: (214, 136),
    accent: (214, on: 16), ok: (36, on: 16), problem: (202, on: 16), tick: (231, inBar: 16))
  private static let light256 = ThemeColors(
    ground: 231, text: 235, dim: 240, rule: 250, bar: 254, selection: 253, left: (25, 67), right: (130, 136),
    accent: (94, on: 231), ok: (23, on: 231), problem: (124, on: 231), tick: (16, inBar: 231))
  private static let dark16 = ThemeColors(
    dim: 7, rule: 8, bar: nil, selection: nil, left: (14, 6), right: (11, 3),
    accent: (11, on: 0), ok: (10, on: 0), problem: (9, on: 0), tick: (15, inBar: 0))
  private static let light16 = ThemeColors(
    dim: 8, rule: 7, bar: nil, selection: nil, left: (4, 12), right: (5, 13),
    accent: (1, on: 15), ok: (4, on: 15), problem: (1, on: 15), tick: (0, inBar: 15))
  private static let dark8 = ThemeColors(
    dim: nil, rule: nil, bar: nil, selection: nil, left: (6, 6), right: (3, 3),
    accent: (3, on: 0), ok: (2, on: 0), problem: (1, on: 7), tick: (nil, inBar: 0), fewColors: true)
  private static let light8 = ThemeColors(
    dim: nil, rule: nil, bar: nil, selection: nil, left: (4, 4), right: (5, 5),
    accent: (1, on: 7), ok: (4, on: 7), problem: (1, on: 7), tick: (nil, inBar: 7), fewColors: true)
}

extension Theme {
  /// Lays the colours of `colors` over this theme.
  mutating func apply(_ colors: ThemeColors) {
    let dimText = Style(foreground: colors.dim, dim: colors.fewColors)
    ground = colors.ground
    text = Style(foreground: colors.text)
    dim = dimText
    rule = Style(foreground: colors.rule, dim: colors.fewColors)
    label.foreground = colors.text
    story.foreground = colors.text
    selection = Style(foreground: colors.accent, bold: true)
    selectionGround = colors.selection
    accent = Style(foreground: colors.accent, bold: true)
    slider = Style(foreground: colors.accent)
    applyHeader(colors)
    applyPanels(colors)
    toggleOn = Style(foreground: colors.onOk, background: colors.ok, bold: true)
    toggleOff = Style(foreground: colors.text, background: colors.selection, underline: colors.bar == nil)
    editor = Style(foreground: colors.text, background: colors.selection, underline: true)
    frame = Style(foreground: colors.accent)
    (greys, heat) = (colors.greys, colors.heat)
    ok = Style(foreground: colors.ok)
    problem = Style(foreground: colors.problem, bold: true)
  }

  private mutating func applyHeader(_ colors: ThemeColors) {
    header = Style(foreground: colors.dim, background: colors.bar)
    title = Style(foreground: colors.accent, background: colors.bar, bold: true)
    tab = Style(foreground: colors.dim, background: colors.bar)
    tabActive = Style(foreground: colors.onAccent, background: colors.accent, bold: true)
    live = Style(foreground: colors.ok, background: colors.bar, bold: true)
    paused = Style(foreground: colors.onAccent, background: colors.accent, bold: true)
    footer = Style(foreground: colors.text, background: colors.bar)
    footerKey = Style(foreground: colors.accent, background: colors.bar, bold: true)
  }

  private mutating func applyPanels(_ colors: ThemeColors) {
    leftName = Style(foreground: colors.left, bold: true)
    leftBar = Style(foreground: colors.left)
    leftBarSoft = Style(foreground: colors.leftSoft, dim: colors.fewColors)
    rightName = Style(foreground: colors.right, bold: true)
    rightBar = Style(foreground: colors.right)
    rightBarSoft = Style(foreground: colors.rightSoft, dim: colors.fewColors)
    softBarsHaveColor = colors.hasSoftColors
    tick = Style(foreground: colors.tick, bold: colors.fewColors)
    tickInBar = Style(foreground: colors.tickInBar)
    ghost = Style(foreground: colors.dim)
  }
}
