import LogitFiles

/// Why a command ends without a result: what is wrong and where, how to mend it, and the exit status.
struct Failure: Explained, Equatable {
  /// Exit statuses, most of them named in sysexits.h.
  enum Status: Int32 {
    /// A measurement that contradicts what is known.
    case contradiction = 1
    /// The terminal cannot be used.
    case terminal = 2
    /// A wrong command line.
    case usage = 64
    /// A file whose content is not what it should be.
    case data = 65
    /// A file that cannot be read.
    case noInput = 66
    /// A file that cannot be created.
    case cannotCreate = 73
    /// A file or stream that cannot be written.
    case writing = 74
  }

  let status: Status
  /// What is wrong, naming the option or the file and the place in it.
  let problem: String
  /// How to mend it.
  let cure: String?

  init(_ status: Status, _ problem: String, cure: String? = nil) {
    self.status = status
    self.problem = problem
    self.cure = cure
  }

  /// A wrong command line.
  static func usage(_ problem: String, cure: String) -> Failure { Failure(.usage, problem, cure: cure) }
}

extension Failure {
  /// Data that are not what they should be.
  init(data error: some Explained) { self.init(.data, error.problem, cure: error.cure) }
}
