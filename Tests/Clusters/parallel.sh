#!/bin/bash
# Shares work out with GNU parallel, puts it together, and compares it with the same work done at once.
set -euo pipefail
. "$(dirname "$0")/works.sh"
export gumbel shares
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

for work in sample sweep gradients train; do
  mkdir "$folder/$work"
  export -f "whole_$work"
  parallel --will-cite "whole_$work --shard {}/$shares --output $folder/$work/{}.json" ::: $(seq "$shares")
  compare "$work" "$folder/$work"
done
