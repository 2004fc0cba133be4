# What is shared out in the tests of schedulers: each function takes further options.
# shellcheck shell=sh
gumbel=$(realpath "${GUMBEL:-.build/release/gumbel-tui}")
shares=5

whole_sample() { "$gumbel" sample --preset digit --count 1e6 --seed 7 "$@"; }
whole_sweep() { "$gumbel" sweep --preset digit --count 20000 --points 9 --seed 7 "$@"; }
whole_gradients() { "$gumbel" gradients --objective trap --samples 50000 --preset trap --seed 7 "$@"; }
whole_train() { "$gumbel" train --task trap --estimators all --runs 8 --steps 100 --seed 7 "$@"; }

# Puts the shares in a folder together, and compares them with the whole that was made at once.
compare() {
  "$gumbel" merge "$2"/*.json >"$2/merged"
  "whole_$1" --format json >"$2/whole"
  cmp "$2/merged" "$2/whole"
  echo "$1: $shares shares and the whole are the same"
}
