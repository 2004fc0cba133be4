import Testing

/// The package as it stands here, copied to the folder `gumbel-tui` in `folder`: what others would check out,
/// be it committed or not.
struct PackageCopy {
  let folder: String
  /// Where the copy lies.
  var path: String { folder + "/gumbel-tui" }

  init(in folder: String) throws {
    self.folder = folder
    let parts = ["Package.swift", "Sources", "Tests"].map { quoted(packageFolder + "/" + $0) }
    let copying = try run("mkdir gumbel-tui && cp -a \(parts.joined(separator: " ")) gumbel-tui", in: folder)
    try #require(copying.status == 0, "\(copying.output)")
    try useLocalDependencies(in: path)
  }

  /// Commits the copy and gives it the tag `version`.
  func tag(_ version: String) throws {
    let identity = "-c user.name=Test -c user.email=test@localhost -c commit.gpgsign=false"
    let tagging = try run(
      "git init -q . && git add -A && git \(identity) commit -q -m Version && git tag \(version)", in: path)
    try #require(tagging.status == 0, "\(tagging.output)")
  }

  /// Has the package in `user` take the dependencies of this one from the copies that the running build made
  /// of them, so that no network is needed.
  func useLocalDependencies(in user: String) throws {
    let copies = quoted(productFolder + "/../../repositories")
    let setting = try run(
      """
      mkdir -p mirrors && for name in swift-numerics swift-argument-parser swift-system; do \
        ln -sfn "$(readlink -f \(copies)/$name-*)" mirrors/$name && \
        swift package --package-path \(quoted(user)) config set-mirror \
          --original https://github.com/apple/$name --mirror file://$PWD/mirrors/$name || exit; \
      done
      """, in: folder)
    try #require(setting.status == 0, "swift must be on PATH: \(setting.output)")
  }
}
