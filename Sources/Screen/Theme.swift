/// Colours by meaning. Stub.
public struct Theme: Sendable {}
/// Glyphs by meaning. Stub.
public struct SymbolSet: Sendable {}
