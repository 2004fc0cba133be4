#!/bin/sh
# Reports on the quality of the noise: its raw words through dieharder, in several orders, and its law over
# hundreds of millions of values. By default a choice of tests, some minutes an order; with `all` the
# whole battery, which takes an hour or more for each.
#
# Among many p-values some are small: a WEAK now and then is as it should be, a FAILED is not.
set -eu
cd "$(dirname "$0")/.."
engine=.build/bench/release/engine-bench

# Birthdays, permutations, ranks, bit streams, counts of ones, runs, craps; monobit, runs and serial of the STS;
# bit distribution and lagged sums.
chosen="0 1 2 3 4 8 9 15 16 100 101 102 204 209"
for order in draws categories low seeds; do
  echo "== words in the order '$order'"
  if [ "${1:-}" = all ]; then
    "$engine" words "$order" | dieharder -a -g 200
  else
    for test in $chosen; do
      "$engine" words "$order" | timeout 180 dieharder -d "$test" -g 200 -c ',' -D test_name -D ntuple \
        -D psamples -D pvalues -D assessment || echo "test $test: not finished in three minutes"
    done
  fi
done
echo "== noise"
"$engine" moments
"$engine" rare
"$engine" equal
