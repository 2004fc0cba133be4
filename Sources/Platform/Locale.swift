import Glibc

/// The locale of the process, for characters only: a decimal comma would change how C functions read numbers.
public enum CharacterLocale {
  /// Takes over the locale that the environment names.
  ///
  /// - Returns: Whether it is installed.
  @discardableResult
  public static func adoptEnvironment() -> Bool { set("") }

  /// Takes over the locale of that name.
  ///
  /// - Returns: Whether it is installed.
  @discardableResult
  public static func set(_ name: String) -> Bool { setlocale(LC_CTYPE, name) != nil }

  /// The name of the present one.
  public static var name: String? { setlocale(LC_CTYPE, nil).map { String(cString: $0) } }

  /// The name of its character encoding.
  public static var encoding: String? { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } }
}
