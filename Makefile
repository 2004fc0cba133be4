# Two commands do everything: `make run` and `make test`.
SWIFT ?= swift
ARGS ?=
BENCH_ARGS ?=
RANDOMNESS ?=
SOAK ?= 60
FUZZ_SECONDS ?= 600
PREFIX ?= /usr/local
DESTDIR ?=
# Without colours, because their flag would make a build on a terminal differ from one elsewhere.
BUILD_FLAGS = -c release --static-swift-stdlib --no-color-diagnostics
# In a folder of its own, because other flags make everything be built anew.
STATIC_FLAGS = $(BUILD_FLAGS) --scratch-path .build/static -Xswiftc -static-executable -Xlinker --gc-sections
# Optimised, because the numerical suites count millions of draws; in a folder of its own, because
# -enable-testing would make the program be built anew each time.
TEST_FLAGS = -c release -Xswiftc -enable-testing --scratch-path .build/tests

SOURCES = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources

.PHONY: run build static test test-clusters soak sanitize lint docs format clean need-swift install uninstall \
  dist deb record bench bench-quick bench-gradients bench-training experiments bench-setup bench-ui randomness fuzz

run: build  ## build, if need be, and open the explorer
	@.build/release/gumbel-tui $(ARGS)

build: need-swift
	@Scripts/require-packages libncurses-dev zlib1g-dev
	GUMBEL_COMMIT="$$(Scripts/commit)" $(SWIFT) build $(BUILD_FLAGS) --product gumbel-tui

static: need-swift  ## the same program as one file that needs nothing of the system's libraries
	@Scripts/require-packages libncurses-dev zlib1g-dev
	GUMBEL_COMMIT="$$(Scripts/commit)" $(SWIFT) build $(STATIC_FLAGS) --product gumbel-tui

test: need-swift  ## install what the tests need and run them all
	@Scripts/require-packages binutils git libncurses-dev mandoc python3 strace tmux valgrind zlib1g-dev
	@Scripts/run-tests $(SWIFT) test $(TEST_FLAGS)

soak: need-swift  ## resize and type at random for minutes: SOAK=60 is the seconds of resizing
	@Scripts/require-packages libncurses-dev tmux zlib1g-dev
	CI=true SOAK=$(SOAK) $(SWIFT) test $(TEST_FLAGS) --filter 'ResizingTests|ProgramFuzzTests'

test-clusters: build  ## share work out with GNU parallel and with Slurm on this machine, and compare
	@Scripts/require-packages munge parallel slurm-client slurmctld slurmd
	Tests/Clusters/parallel.sh
	Tests/Clusters/slurm.sh

sanitize: need-swift  ## the tests under AddressSanitizer and ThreadSanitizer; takes hours
	@Scripts/require-packages git libncurses-dev mandoc strace tmux zlib1g-dev
	@SWIFT="$(SWIFT)" Scripts/sanitize

lint: need-swift  ## check the formatting
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

format: need-swift  ## apply the formatting
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

install:  ## the static program, its manual page, completions and documents; PREFIX=$$HOME/.local
	@# Under sudo there may be no Swift: then what was built before is installed.
	@if command -v $(SWIFT) >/dev/null || [ ! -x .build/static/release/gumbel-tui ]; then $(MAKE) static; fi
	Scripts/install .build/static/release/gumbel-tui "$(DESTDIR)$(PREFIX)"

uninstall:  ## remove what `make install` with the same PREFIX has brought
	Scripts/install --remove "$(DESTDIR)$(PREFIX)"

dist: static  ## a tarball for machines without Swift, in .build/dist
	@Scripts/require-packages binutils
	@Scripts/package tar

deb: static  ## a Debian package for machines without Swift, in .build/dist
	@Scripts/require-packages binutils dpkg
	@Scripts/package deb

docs: need-swift  ## the engine's documentation as a site in .build/docs; any warning is an error
	@SWIFT="$(SWIFT)" Scripts/docs

bench: bench-setup  ## measure the engine and its peers, interleaved on one core; BENCH_ARGS="--rows picks"
	.build/bench-venv/bin/python Benchmarks/peers.py $(BENCH_ARGS)

bench-quick: bench-setup  ## the same in less than three minutes
	.build/bench-venv/bin/python Benchmarks/peers.py --quick $(BENCH_ARGS)

bench-gradients: bench-setup build  ## hold the estimators against PyTorch's, and measure both
	.build/bench-venv/bin/python Benchmarks/gradients.py $(BENCH_ARGS)

bench-training: bench-setup build  ## hold the training tasks against PyTorch's, and measure the trap beside NumPy
	.build/bench-venv/bin/python Benchmarks/training.py $(BENCH_ARGS)

experiments: build  ## hold the networks against PyTorch's outcomes, half an hour; BENCH_ARGS="--task codebook"
	python3 Benchmarks/experiments.py $(BENCH_ARGS)

bench-setup: need-swift
	@Scripts/require-packages gcc libc6-dev libgsl-dev python3 python3-venv
	@SWIFT="$(SWIFT)" Benchmarks/setup.sh

record: build  ## record the program anew for the README: the asciicast in assets, and its animation
	@Scripts/require-packages python3 python3-venv
	@[ -x .build/record-venv/bin/python ] || python3 -m venv .build/record-venv
	@.build/record-venv/bin/python -c "import pyte" 2>/dev/null || \
	  .build/record-venv/bin/python -m pip install -q --disable-pip-version-check pyte
	.build/record-venv/bin/python Scripts/record .build/release/gumbel-tui assets/explorer.cast
	.build/record-venv/bin/python Scripts/animate assets/explorer.cast assets/explorer.svg

bench-ui: build static  ## measure the explorer on a terminal beside htop, btop and less; BENCH_ARGS="--rounds 1"
	@Scripts/require-packages btop htop less python3 python3-venv
	@[ -x .build/bench-venv/bin/python ] || python3 -m venv .build/bench-venv
	@.build/bench-venv/bin/python -c "import pyte" 2>/dev/null || \
	  .build/bench-venv/bin/python -m pip install -q --disable-pip-version-check pyte
	.build/bench-venv/bin/python Benchmarks/ui.py $(BENCH_ARGS)

randomness: need-swift  ## report on the quality of the noise; RANDOMNESS=all takes hours
	@Scripts/require-packages dieharder
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path .build/bench
	Benchmarks/randomness.sh $(RANDOMNESS)

fuzz: need-swift  ## damage files of every kind for ten minutes; FUZZ_SECONDS=3600 for longer
	@Scripts/require-packages zlib1g-dev
	@SWIFT="$(SWIFT)" Tests/ReaderFuzzer/fuzz.sh $(FUZZ_SECONDS)

clean:
	rm -rf .build

need-swift:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Swift 6.3 is needed: install it from https://www.swift.org/install/ and put it on PATH." >&2; exit 1; }
