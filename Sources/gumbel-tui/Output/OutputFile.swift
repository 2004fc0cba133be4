import Glibc

/// Gives `body` a writer to the file at `path`, or to standard output for `nil` and `-`.
///
/// A regular file is written beside its place and then renamed, so that under its name there is always
/// either the old content or the whole new one. Devices and pipes are written directly. Messages name `option`.
func withOutput(
  _ path: String?, option: String = "--output", _ body: (ByteWriter) throws -> Void
) throws {
  guard let path, path != "-" else {
    return try write(to: STDOUT_FILENO, name: "standard output", body)
  }
  var status = stat()
  if stat(path, &status) == 0 {
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR {
      throw Failure(.cannotCreate, "\(option) \(path): is a directory", cure: "Name a file in it.")
    }
    if kind != S_IFREG { return try writeDirectly(path, option, body) }
    try replace(resolved(path), named: path, option, mode: status.st_mode & 0o7777, body)
  } else {
    let mask = umask(0)
    umask(mask)
    try replace(path, named: path, option, mode: 0o666 & ~mask, body)
  }
}

private func write(to descriptor: Int32, name: String, _ body: (ByteWriter) throws -> Void) throws {
  try write(with: ByteWriter(descriptor: descriptor, name: name), body)
}

private func write(with writer: ByteWriter, _ body: (ByteWriter) throws -> Void) throws {
  try body(writer)
  try writer.flush()
}

private func writeDirectly(
  _ path: String, _ option: String, _ body: (ByteWriter) throws -> Void
) throws {
  let descriptor = open(path, O_WRONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw cannotCreate(path, option) }
  defer { close(descriptor) }
  try write(to: descriptor, name: "\(option) \(path)", body)
}

private func replace(
  _ target: String, named path: String, _ option: String, mode: mode_t,
  _ body: (ByteWriter) throws -> Void
) throws {
  var template = Array((target + ".XXXXXX").utf8CString)
  let descriptor = PartialFile.create(&template)
  guard descriptor >= 0 else { throw cannotCreate(path, option) }
  defer { PartialFile.end(template) }
  let cure = "Nothing was written."
  do {
    fchmod(descriptor, mode)
    let writer = ByteWriter(descriptor: descriptor, name: "\(option) \(path)", cure: cure)
    do { try write(with: writer, body) } catch {
      close(descriptor)
      throw error
    }
    // Over a network it may be only now that the disk is found to be full.
    guard close(descriptor) == 0 else {
      throw Failure(.writing, "\(option) \(path): \(systemError())", cure: cure)
    }
  } catch {
    unlink(template)
    throw error
  }
  guard rename(template, target) == 0 else {
    let failure = cannotCreate(path, option)
    unlink(template)
    throw failure
  }
}

private func cannotCreate(_ path: String, _ option: String) -> Failure {
  Failure(
    .cannotCreate, "\(option) \(path): \(systemError())",
    cure: "Name a file in a folder that can be written.")
}

/// The file behind any symbolic links, so that they survive the renaming.
private func resolved(_ path: String) -> String {
  guard let real = realpath(path, nil) else { return path }
  defer { free(real) }
  return String(cString: real)
}
