import Testing

@testable import LogitFiles
