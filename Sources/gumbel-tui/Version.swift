import CBuild

/// The version of the program, and in parentheses the commit that it was built from, where that is known.
let version = {
  let commit = String(cString: build_commit())
  return commit.isEmpty ? release : "\(release) (\(commit))"
}()

/// The version alone, as the Makefile reads it.
private let release = "0.9.0"
