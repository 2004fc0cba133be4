import Platform
import SystemPackage

/// Gives `body` a writer to the file at `path`, or to standard output for `nil` and `-`.
///
/// A regular file is written beside its place and then renamed, so that under its name there is always
/// either the old content or the whole new one. Devices and pipes are written directly. Messages name `option`.
func withOutput(
  _ path: String?, option: String = "--output", _ body: (ByteWriter) throws -> Void
) throws {
  guard let path, path != "-" else {
    return try write(to: .standardOutput, name: "standard output", body)
  }
  if let status = try? Stat(path) {
    if status.type == .directory {
      throw Failure(.cannotCreate, "\(option) \(path): is a directory", cure: "Name a file in it.")
    }
    if status.type != .regular { return try writeDirectly(path, option, body) }
    // The file behind any symbolic links, so that they survive the renaming.
    try replace(realPath(path) ?? path, named: path, option, status.permissions, body)
  } else {
    try replace(path, named: path, option, ThisProcess.newFilePermissions, body)
  }
}

private func write(to descriptor: FileDescriptor, name: String, _ body: (ByteWriter) throws -> Void) throws {
  try write(with: ByteWriter(descriptor: descriptor, name: name), body)
}

private func write(with writer: ByteWriter, _ body: (ByteWriter) throws -> Void) throws {
  try body(writer)
  try writer.flush()
}

private func writeDirectly(
  _ path: String, _ option: String, _ body: (ByteWriter) throws -> Void
) throws {
  let descriptor: FileDescriptor
  do throws(Errno) {
    descriptor = try throwingErrno { try FileDescriptor.open(path, .writeOnly, options: .closeOnExec) }
  } catch { throw cannotCreate(path, option, error) }
  defer { try? descriptor.close() }
  try write(to: descriptor, name: "\(option) \(path)", body)
}

private func replace(
  _ target: String, named path: String, _ option: String, _ permissions: FilePermissions,
  _ body: (ByteWriter) throws -> Void
) throws {
  let (descriptor, partial): (FileDescriptor, String)
  do throws(Errno) { (descriptor, partial) = try PartialFile.create(beside: target) } catch {
    throw cannotCreate(path, option, error)
  }
  defer { PartialFile.end(partial) }
  let cure = "Nothing was written."
  do {
    try? descriptor.setPermissions(permissions)
    let writer = ByteWriter(descriptor: descriptor, name: "\(option) \(path)", cure: cure)
    do { try write(with: writer, body) } catch {
      try? descriptor.close()
      throw error
    }
    // Over a network it may be only now that the disk is found to be full.
    do throws(Errno) { try throwingErrno { try descriptor.close() } } catch {
      throw Failure(.writing, "\(option) \(path): \(error)", cure: cure)
    }
  } catch {
    try? removeFile(partial)
    throw error
  }
  do throws(Errno) { try renameFile(partial, to: target) } catch {
    try? removeFile(partial)
    throw cannotCreate(path, option, error)
  }
}

private func cannotCreate(_ path: String, _ option: String, _ error: Errno) -> Failure {
  Failure(
    .cannotCreate, "\(option) \(path): \(error)",
    cure: "Name a file in a folder that can be written.")
}
