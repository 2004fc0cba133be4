#!/bin/sh
# Makes ready what the benchmarks need, in .build/: the engine, the C reference, and a Python with the peers.
# A peer that cannot be installed is left out of the table.
set -eu
cd "$(dirname "$0")/.."
python=.build/bench-venv/bin/python
# SwiftPM does not look for new files in a package that another depends on, unless it plans anew.
rm -f .build/bench/release.yaml
"${SWIFT:-swift}" build -c release --package-path Benchmarks --scratch-path .build/bench
flags="-Ofast -march=native -o .build/bench/reference Benchmarks/reference/reference.c"
# shellcheck disable=SC2086  # the flags are meant to be split
gcc $flags -DHAVE_GSL -lgsl -lgslcblas -lm 2>/dev/null || gcc $flags -lm
[ -x "$python" ] || python3 -m venv .build/bench-venv
have() { "$python" -c "import $1" 2>/dev/null; }
have numpy && have jax || "$python" -m pip install -q --disable-pip-version-check numpy jax || true
# PyTorch's own index has builds without CUDA; what they depend on comes from PyPI.
have torch || {
  "$python" -m pip install -q --disable-pip-version-check --upgrade \
    filelock fsspec jinja2 networkx 'setuptools<82' sympy typing-extensions
  "$python" -m pip install -q --disable-pip-version-check --retries 0 \
    --index-url https://download.pytorch.org/whl/cpu torch ||
    "$python" -m pip install -q --disable-pip-version-check torch
} || true
