#!/usr/bin/env python3
"""Writes the files beside it with the libraries that people use, and what these read back.

    pip install numpy ml_dtypes safetensors
    python3 make.py

`expected.tsv` has a line for each row: what follows --open, the numbers as bit patterns of doubles in
hexadecimal, and the labels as JSON where the file has some.
"""

import csv
import io
import json
import os
import struct
import zipfile

import ml_dtypes
import numpy as np
import safetensors.numpy

os.chdir(os.path.dirname(os.path.abspath(__file__)))
for name in os.listdir("."):
    if os.path.isfile(name) and name != os.path.basename(__file__):
        os.remove(name)

expected = []
generator = np.random.default_rng(20)


def expect(source, values, labels=None):
    bits = [struct.pack(">d", float(value)).hex() for value in values]
    expected.append([source, " ".join(bits)] + ([json.dumps(labels)] if labels else []))


def expect_rows(file, array, name=None):
    """Every row of an array, counted as numpy counts when the last axis is flattened away."""
    prefix = file + (":" + name if name else "")
    rows = np.asarray(array).reshape(-1, array.shape[-1]) if array.ndim else array.reshape(1, 1)
    for row in range(len(rows)):
        expect(f"{prefix}@{row}", rows[row].astype(np.float64))
    expect(prefix, rows[0].astype(np.float64))


# .npy: every type, both byte orders, both memory orders, from no axis to four.
row = np.array([2, 1.25, 0.5, -0.75, 3])
for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
    for order in "<>":
        if order == ">" and kind in ("i1", "u1"):
            continue
        array = (np.abs(row * 4) if kind[0] == "u" else row * 4 if kind[0] == "i" else row).astype(order + kind)
        file = f"vector-{'little' if order == '<' else 'big'}-{kind}.npy"
        np.save(file, array)
        expect_rows(file, np.load(file))
extremes = {
    "i8": [-(2**63), 2**63 - 1, 2**53 + 1, 0], "u8": [2**64 - 1, 2**53 + 1, 0, 1],
    "f2": [65504, 6e-8, -0.0, -np.inf], "f4": [3.4e38, 1e-45, -0.0, -np.inf], "f8": [1.7e308, 5e-324, -0.0, -np.inf],
}
for kind, values in extremes.items():
    array = np.array(values, dtype=kind)
    np.save(f"extremes-{kind}.npy", array)
    expect_rows(f"extremes-{kind}.npy", array)
np.save("bfloat16.npy", np.array([[2, 1.25, -3e38, -np.inf], [0, 1e-40, 7, 1]], dtype=ml_dtypes.bfloat16))
expect_rows("bfloat16.npy", np.load("bfloat16.npy").view(ml_dtypes.bfloat16))
np.save("number.npy", np.float64(1.5))
expect_rows("number.npy", np.load("number.npy"))
for axes in [2, 3, 4]:
    shape = (2, 3, 2, 4)[-axes:]
    array = generator.normal(size=shape)
    np.save(f"axes-{axes}-c.npy", array)
    np.save(f"axes-{axes}-fortran.npy", np.asfortranarray(array).astype(">f4"))
    expect_rows(f"axes-{axes}-c.npy", array)
    expect_rows(f"axes-{axes}-fortran.npy", np.load(f"axes-{axes}-fortran.npy"))
for version in [(1, 0), (2, 0), (3, 0)]:
    with open(f"version-{version[0]}.npy", "wb") as file:
        np.lib.format.write_array(file, row.astype("f4"), version=version)
    expect_rows(f"version-{version[0]}.npy", row.astype("f4"))
# Old writers aligned to 16 bytes and ordered the keys as they liked.
header = b"{'shape': (5,), 'fortran_order': False, 'descr': '<f4', }"
header += b" " * (-(len(header) + 11) % 16) + b"\n"
with open("aligned-16.npy", "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + row.astype("<f4").tobytes())
expect_rows("aligned-16.npy", np.load("aligned-16.npy"))

# What is refused.
np.save("refused-object.npy", np.array([1, None], dtype=object), allow_pickle=True)
np.save("refused-text.npy", np.array(["a", "b"]))
np.save("refused-complex.npy", np.array([1j]))
np.save("refused-bool.npy", np.array([True]))
np.save("refused-record.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f4")]))
np.save("refused-float8.npy", np.array([1, 2], dtype=ml_dtypes.float8_e4m3fn))
np.save("refused-empty.npy", np.zeros((0,)))
np.save("refused-no-rows.npy", np.zeros((0, 5)))
np.save("refused-nan.npy", np.array([1, np.nan]))

# .npz: stored, deflated, Zip64 everywhere, several arrays.
arrays = {"logits": generator.normal(size=(3, 7)).astype("f4"), "probs": np.array([0.5, 0.25, 0.0])}
np.savez("stored.npz", **arrays)
np.savez_compressed("deflated.npz", large=np.tile(np.arange(250.0), (40, 4)), **arrays)
limits = zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT
zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = 8, 0
np.savez_compressed("zip64.npz", **arrays)
zipfile.ZIP64_LIMIT, zipfile.ZIP_FILECOUNT_LIMIT = limits
for file in ["stored.npz", "deflated.npz", "zip64.npz"]:
    with np.load(file) as archive:
        expect_rows(file, archive["logits"], "logits")
        expect(file, archive["logits"][0])
        expect(file + ":probs", [np.log(0.5), np.log(0.25), -np.inf])
        if "large" in archive:
            expect(file + ":large@39", archive["large"][39])
np.savez("single.npz", row)
expect("single.npz", row)
expect("single.npz:arr_0", row)

# .safetensors: every type that has numbers.
tensors = {
    name: (row * 4 if "int" in name else row).astype(kind).reshape(1, 5)
    for name, kind in {
        "f64": np.float64, "f32": np.float32, "f16": np.float16, "bf16": ml_dtypes.bfloat16,
        "int64": np.int64, "int32": np.int32, "int16": np.int16, "int8": np.int8,
    }.items()
}
tensors |= {name: np.abs(row * 4).astype(name) for name in ["uint64", "uint32", "uint16", "uint8"]}
tensors["cube"] = generator.normal(size=(2, 2, 3)).astype("f4")
safetensors.numpy.save_file(tensors, "types.safetensors", metadata={"made": "by the script"})
for name, array in safetensors.numpy.load_file("types.safetensors").items():
    expect_rows("types.safetensors", array, name)
safetensors.numpy.save_file({"logits": row.astype("f4"), "mask": np.array([True])}, "with-bool.safetensors")
expect("with-bool.safetensors", row)
# All 256 values of both 8-bit kinds, without the NaN and +∞ that no logits have.
for code, kind in {"F8_E4M3": ml_dtypes.float8_e4m3fn, "F8_E5M2": ml_dtypes.float8_e5m2}.items():
    values = np.arange(256, dtype=np.uint8).view(kind).astype(np.float64)
    values = values[~np.isnan(values) & (values != np.inf)]
    array = values.astype(kind)
    head = json.dumps({"logits": {"dtype": code, "shape": [len(array)], "data_offsets": [0, len(array)]}})
    with open(f"{code.lower()}.safetensors", "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head.encode() + array.tobytes())
    expect(f"{code.lower()}.safetensors", values)

# Text, by python's own writers.
labels = ["the", " a", 'say "hi"', "x,y", "two\nlines", "naïve 日本", "-inf"]
values = [2, -1.5, 1e-300, 12345.678901234567, -np.inf, 0.1 + 0.2, 0]
for dialect, delimiter, end in [("csv", ",", "\r\n"), ("tsv", "\t", "\n")]:
    with open("labels." + dialect, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
        writer.writerow(["label", "logit"])
        writer.writerows(zip(labels, values))
    expect("labels." + dialect, values, labels)
with open("rows.csv", "w", newline="", encoding="utf-8-sig") as file:
    writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(labels)
    writer.writerows([values, values[::-1]])
expect("rows.csv@0", values, labels)
expect("rows.csv@1", values[::-1], labels)
np.savetxt("column.txt", row)
expect("column.txt", row)
with open("object.json", "w") as file:
    json.dump(dict(zip(labels, values)), file)
expect("object.json", values, labels)
with open("record.json", "w") as file:
    json.dump({"tau": 0.5, "labels": labels, "logits": [values, values[::-1]]}, file, indent=2, ensure_ascii=False)
expect("record.json@1", values[::-1], labels)
with open("steps.jsonl", "w") as file:
    for step in range(5):
        file.write(json.dumps({"step": step, "tau": 1 / (step + 1), "logits": (row * step).tolist()}) + "\n")
for step in range(5):
    expect(f"steps.jsonl@{step}", row * step)
expect("steps.jsonl", row * 4)

# The answers of servers, in the form of their documentation.
top = [("Hello", -0.3), ("Hi", -1.7), ("\n", -3.5), ("rare", -9999.0)]
entry = {
    "token": "Hello", "logprob": -0.3, "bytes": list(b"Hello"),
    "top_logprobs": [{"token": t, "logprob": p, "bytes": list(t.encode())} for t, p in top],
}
second = {"token": " odd", "logprob": -2.0, "bytes": None, "top_logprobs": [{"token": " even", "logprob": -0.2, "bytes": None}]}
with open("openai-chat.json", "w") as file:
    json.dump({
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": "m",
        "choices": [{
            "index": 0, "message": {"role": "assistant", "content": "Hello odd"},
            "logprobs": {"content": [entry, second], "refusal": None}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 1}}, file, indent=1)
with open("openai-completion.json", "w") as file:
    json.dump({
        "object": "text_completion",
        "choices": [{
            "text": "Hello odd", "index": 0, "logprobs": {
                "tokens": ["<s>", "Hello", " odd"], "token_logprobs": [None, -0.3, -2.0],
                "top_logprobs": [None, dict(top), {" even": -0.2}], "text_offset": [0, 3, 8]}}]}, file)
with open("llama-cpp.json", "w") as file:
    json.dump({
        "content": "Hello odd", "completion_probabilities": [{"id": 5, **entry}, {"id": 6, **second}]}, file)
with open("llama-cpp-post-sampling.json", "w") as file:
    json.dump({
        "content": "Hello", "completion_probabilities": [{
            "id": 5, "token": "Hello", "bytes": [], "prob": 0.75,
            "top_probs": [{"id": 5, "token": "Hello", "bytes": [], "prob": 0.75},
                          {"id": 7, "token": "Hi", "bytes": [], "prob": 0.25},
                          {"id": 8, "token": "no", "bytes": [], "prob": 0.0}]}]}, file)
with open("llama-cpp-old.json", "w") as file:
    json.dump({
        "content": "Hello", "completion_probabilities": [{
            "content": "Hello", "probs": [{"prob": 0.75, "tok_str": "Hello"}, {"prob": 0.125, "tok_str": "Hi"}]}]},
        file)
masked = [-0.3, -1.7, -3.5, -np.inf]
rest = np.log1p(-np.exp(np.array(masked)).sum())
names = [token for token, _ in top]
for file in ["openai-chat.json", "openai-completion.json", "llama-cpp.json"]:
    expect(file + "@0", masked + [rest], names + ["other"])
    expect(file + "@1", [-0.2, -2.0, np.log1p(-np.exp(-0.2) - np.exp(-2.0))], [" even", " odd", "other"])
expect("llama-cpp-post-sampling.json", [np.log(0.75), np.log(0.25), -np.inf], ["Hello", "Hi", "no"])
expect("llama-cpp-old.json", np.log([0.75, 0.125, 0.125]), ["Hello", "Hi", "other"])

with open("expected.tsv", "w", encoding="ascii") as file:
    for line in expected:
        file.write("\t".join(line) + "\n")
