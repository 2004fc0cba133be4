# Two commands do everything: `make run` and `make test`.
SWIFT ?= swift
ARGS ?=
BUILD_FLAGS = -c release --static-swift-stdlib
# Optimised, because the numerical suites count millions of draws; in a folder of its own, because
# -enable-testing would make the program be built anew each time.
TEST_FLAGS = -c release -Xswiftc -enable-testing --scratch-path .build/tests

.PHONY: run build test lint format clean need-swift

run: build  ## build, if need be, and open the explorer
	@.build/release/gumbel-tui $(ARGS)

build: need-swift
	@Scripts/require-packages libncurses-dev
	$(SWIFT) build $(BUILD_FLAGS) --product gumbel-tui

test: need-swift  ## install what the tests need and run them all
	@Scripts/require-packages libncurses-dev tmux
	$(SWIFT) test $(TEST_FLAGS)

lint: need-swift  ## check the formatting
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: need-swift  ## apply the formatting
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build

need-swift:
	@command -v $(SWIFT) >/dev/null || { \
	  echo "Swift 6 is needed: install it from https://www.swift.org/install/ and put it on PATH." >&2; exit 1; }
