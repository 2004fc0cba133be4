/// The arrays in a `.npy` file: one.
func npyArrays(in source: any ByteSource) throws(Damage) -> [NumberArray] {
  [
    NumberArray(
      name: nil, layout: .success(try NpyArray.layout(of: source)), source: source, hasFilePlaces: true)
  ]
}

/// The arrays in a `.npz` archive. One that says to be larger than `maximumBytes` is not unpacked.
func npzArrays(in source: any ByteSource, maximumBytes: Int) throws(Damage) -> [NumberArray] {
  let members = try ZipDirectory.members(of: source)
  let suffix = ".npy"
  let arrays = members.filter { $0.name.hasSuffix(suffix) }
  guard !arrays.isEmpty || !members.contains(where: { $0.name.hasSuffix("/data.pkl") }) else {
    throw Damage(
      problem: "this is a file of torch.save: a Python pickle, and reading one can run any code",
      cure: "Save it with safetensors.torch.save_file, or numpy.save(file, logits.numpy()).")
  }
  guard !arrays.isEmpty else {
    throw Damage(
      problem: "the archive holds no .npy array", cure: "Write it with numpy.savez(file, logits=logits).")
  }
  return arrays.map { member in
    let name = String(member.name.dropLast(suffix.count))
    do throws(Damage) {
      let content = try content(of: member, in: source, maximumBytes: maximumBytes)
      return NumberArray(
        name: name, layout: .success(try NpyArray.layout(of: content)), source: content,
        hasFilePlaces: false)
    } catch {
      // A place would be one in the unpacked member.
      var damage = error
      if let offset = error.offset {
        damage.problem = "\(quoted(member.name)), byte \(offset): \(error.problem)"
        damage.offset = nil
      }
      return NumberArray(name: name, layout: .failure(damage), source: source, hasFilePlaces: false)
    }
  }
}

private func content(
  of member: ZipMember, in source: any ByteSource, maximumBytes: Int
) throws(Damage) -> any ByteSource {
  guard member.size <= maximumBytes else {
    throw Damage(
      problem: "\(quoted(member.name)) unpacks to \(member.size) bytes",
      cure: "Raise the limit of \(maximumBytes) bytes with --max-bytes.", kind: .unreadable)
  }
  return try member.content(in: source)
}

/// The tensors in a `.safetensors` file, by name.
func safetensorsArrays(in source: any ByteSource) throws(Damage) -> [NumberArray] {
  try Safetensors.tensors(in: source).map { tensor in
    NumberArray(name: tensor.name, layout: tensor.layout, source: source, hasFilePlaces: true)
  }
}
