import Testing

@testable import GumbelEngine
