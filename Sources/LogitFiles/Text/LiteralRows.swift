/// The elements of an array, in rows if semicolons end some.
struct LiteralRows {
  private var numbers: [Double] = []
  private var offsets: [Int] = []
  /// Used once an element is no number.
  private var nodes: [JSONNode] = []
  private var rows: [JSONNode] = []

  mutating func append(_ node: JSONNode) {
    if nodes.isEmpty, case .number(let value) = node.value {
      numbers.append(value)
      offsets.append(node.offset)
      return
    }
    if nodes.isEmpty {
      nodes = zip(offsets, numbers).map { JSONNode(offset: $0, value: .number($1)) }
      numbers = []
    }
    nodes.append(node)
  }

  mutating func endRow() {
    if let row { rows.append(row) }
    (numbers, offsets, nodes) = ([], [], [])
  }

  private var row: JSONNode? {
    if let first = nodes.first { return JSONNode(offset: first.offset, value: .array(nodes)) }
    // The offset of an array is that of its bracket.
    return offsets.first.map { JSONNode(offset: $0 - 1, value: .numbers(numbers)) }
  }

  var value: JSONValue {
    if rows.isEmpty { return nodes.isEmpty ? .numbers(numbers) : .array(nodes) }
    return .array(rows + [row].compactMap(\.self))
  }
}
