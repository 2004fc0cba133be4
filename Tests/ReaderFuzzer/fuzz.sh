#!/usr/bin/env bash
# Runs libFuzzer on each reader in turn, so many seconds in all, starting from the files of the tests. What it
# finds, and what it has learnt, stays in .build/fuzz/<reader>; a finding ends the run.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-600}
swift=${SWIFT:-swift}
folder=.build/fuzz

"$swift" build -c release --scratch-path $folder --target ReaderFuzzer -Xswiftc -sanitize=fuzzer
"${swift}c" -sanitize=fuzzer -o $folder/reader-fuzzer \
  $folder/release/{_NumericsShims,KernelInterface,RealModule}.build/*.o $folder/release/GumbelKernels*.build/*.o \
  $folder/release/{GumbelEngine,LogitFiles,ReaderChecks,ReaderFuzzer}.build/*.o -lz -lm

# Each reader with the files that it starts from.
readers=(
  "text *.csv *.tsv *.txt *.md" "json object.json record.json" "jsonl steps.jsonl"
  "logprobs openai-*.json llama-*.json ollama.json responses.json tgi.json vllm_*.json sglang.json dup_*.json"
  "streams batch.jsonl stream.jsonl stream.sse lmeval_num.jsonl"
  "npy *.npy" "npz stored.npz single.npz zip64.npz"
  "safetensors *.safetensors"
)
total=0
for entry in "${readers[@]}"; do
  read -r -a words <<<"$entry"
  reader=${words[0]}
  corpus=$folder/$reader/corpus
  mkdir -p "$corpus"
  for pattern in "${words[@]:1}"; do
    find Tests/LogitFilesTests/Fixtures -name "$pattern" -exec cp {} "$corpus" \;
  done
  log=$folder/$reader/log
  # A message of a few kilobytes is as hostile as a long one, and a hundred times as many are tried.
  if ! nice "$folder/reader-fuzzer" -max_total_time=$((seconds / ${#readers[@]})) -max_len=4096 -timeout=5 \
    -rss_limit_mb=512 -print_final_stats=1 -artifact_prefix="$folder/$reader/" "$corpus" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "$reader: something was found, see $log" >&2
    exit 1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  peak=$(sed -n 's/^stat::peak_rss_mb: *//p' "$log")
  total=$((total + runs))
  printf '%-12s %10d executions, nothing found, at most %d MB\n' "$reader" "$runs" "$peak"
done
printf '%-12s %10d executions\n' "all" "$total"
