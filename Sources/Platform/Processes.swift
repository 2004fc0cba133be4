import Glibc
import SystemPackage

/// Facts of this process.
public enum ThisProcess {
  /// The program's file; `nil` where the system does not tell.
  public static var executablePath: String? { realPath("/proc/self/exe") }

  /// The folder that relative paths begin in; `nil` if it is gone.
  public static var currentFolder: String? {
    guard let folder = getcwd(nil, 0) else { return nil }
    defer { free(folder) }
    return String(cString: folder)
  }

  /// The value of a variable of the environment; `nil` if it is not set.
  public static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Sets a variable of the environment. Not while other threads may ask for one.
  public static func setVariable(_ name: String, to value: String) { setenv(name, value, 1) }

  /// What a new file gets when it may be read and written by all that the process's mask of permissions leaves. Not
  /// while other threads make files.
  public static var newFilePermissions: FilePermissions {
    let mask = umask(0)
    umask(mask)
    return FilePermissions(rawValue: 0o666 & ~mask)
  }

  /// Ends the process.
  public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }
}
