/// Filled shapes of an SVG picture, gathered by colour: one path each.
struct SVGShapes {
  private struct Fill: Hashable {
    var color: RGB
    var percent: Int
  }

  private struct Shapes {
    var rectangles: [Rectangle] = []
    var outlines: [String] = []
  }

  /// In pixels.
  struct Rectangle {
    var x, y, width, height: Int
  }

  private var order: [Fill] = []
  private var shapes: [Fill: Shapes] = [:]

  /// Adds a rectangle, or widens the one that ends where it begins: a bar is one shape, not one a cell.
  mutating func add(_ rectangle: Rectangle, color: RGB, percent: Int = 100) {
    edit(Fill(color: color, percent: percent)) { shapes in
      // Only the last few can be in the cell to the left.
      for index in shapes.rectangles.indices.suffix(16).reversed() {
        let old = shapes.rectangles[index]
        if old.y == rectangle.y && old.height == rectangle.height && old.x + old.width == rectangle.x {
          shapes.rectangles[index].width += rectangle.width
          return
        }
      }
      shapes.rectangles.append(rectangle)
    }
  }

  /// Adds a closed outline in SVG's path language.
  mutating func add(outline: String, color: RGB, percent: Int = 100) {
    edit(Fill(color: color, percent: percent)) { $0.outlines.append(outline) }
  }

  private mutating func edit(_ fill: Fill, _ change: (inout Shapes) -> Void) {
    if shapes[fill] == nil { order.append(fill) }
    change(&shapes[fill, default: Shapes()])
  }

  /// The `path` elements, a line each, in the order in which their colours were first used.
  var svg: String {
    var text = ""
    for fill in order {
      guard let shapes = shapes[fill] else { continue }
      let opacity = fill.percent == 100 ? "" : " fill-opacity=\"\(opacityText(fill.percent))\""
      let rectangles = shapes.rectangles.map { "M\($0.x) \($0.y)h\($0.width)v\($0.height)h-\($0.width)z" }
      if !rectangles.isEmpty {
        text += "<path fill=\"\(fill.color.hex)\"\(opacity) shape-rendering=\"crispEdges\" "
        text += "d=\"\(rectangles.joined())\"/>\n"
      }
      if !shapes.outlines.isEmpty {
        text += "<path fill=\"\(fill.color.hex)\"\(opacity) d=\"\(shapes.outlines.joined())\"/>\n"
      }
    }
    return text
  }
}

/// A share in percent as SVG writes it: 0.05, 0.6, 1.
func opacityText(_ percent: Int) -> String {
  if percent >= 100 { return "1" }
  if percent % 10 == 0 { return "0.\(percent / 10)" }
  return percent < 10 ? "0.0\(percent)" : "0.\(percent)"
}
