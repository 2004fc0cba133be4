import Glibc
import SystemPackage

/// The names in a folder, `.` and `..` among them, in no order; none if it cannot be read.
public func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    names.append(name)
  }
  return names
}

/// Makes a folder.
public func makeFolder(_ path: String, _ permissions: FilePermissions) throws(Errno) {
  try Errno.check(mkdir(path, permissions.rawValue))
}

/// Gives a file another name, in place of what had it before.
public func renameFile(_ path: String, to newPath: String) throws(Errno) {
  try Errno.check(rename(path, newPath))
}

/// Removes a file's name.
public func removeFile(_ path: String) throws(Errno) {
  try Errno.check(unlink(path))
}

/// The path without symbolic links; `nil` if nothing is there.
public func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}
