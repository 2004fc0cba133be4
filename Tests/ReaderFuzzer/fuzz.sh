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

# Each reader with the files that it starts from. Text is read by several, and each of them gets the forms that
# are its own, so that none of them is left to chance.
readers=(
  "tables *.csv *.tsv markdown.md boxes.txt decimal-commas.txt default.txt footer.txt pandas-*.txt percent.txt
    columns-counted.csv html.txt latex.txt mysql.txt polars-frame.txt psql.txt r-matrix.txt r-table.txt r-tibble.txt
    savetxt-*.txt slashes.txt tabulate.txt thousands.txt"
  "lists arrows.txt bullets.txt column.txt fortran.txt julia*.txt keyed.txt lines.txt list.txt matlab.txt
    matlab-columns.txt matlab-scaled.txt notations.txt r-names.txt r-vector.txt yaml.txt"
  "brackets c.txt cpp.txt jax.txt matlab-code.txt numpy-*.txt polars-series.txt python-*.txt r-code.txt
    tensorflow*.txt torch.txt transformers.txt"
  "json object.json record.json records.json columns.json" "jsonl steps.jsonl flat.jsonl trainer.jsonl mixed.jsonl"
  "logprobs openai-*.json llama-*.json ollama.json responses.json tgi.json vllm_*.json sglang.json dup_*.json
    anthropic.json server-error.json"
  "streams batch.jsonl stream.jsonl stream.sse lmeval_num.jsonl mixed.jsonl"
  "npy *.npy" "npz stored.npz single.npz zip64.npz"
  "safetensors *.safetensors"
)
# Swift's own report of a crash would come before libFuzzer saves the input.
export SWIFT_BACKTRACE=enable=no
total=0
for entry in "${readers[@]}"; do
  read -r -d '' -a words <<<"$entry" || true
  reader=${words[0]}
  corpus=$folder/$reader/corpus
  mkdir -p "$corpus"
  for pattern in "${words[@]:1}"; do
    find Tests/LogitFilesTests/Fixtures -name "$pattern" -exec cp {} "$corpus" \;
  done
  log=$folder/$reader/log
  # A message of a few kilobytes is as hostile as a long one, and a hundred times as many are tried.
  if ! nice "$folder/reader-fuzzer" -max_total_time=$((seconds / ${#readers[@]})) -max_len=4096 -timeout=5 \
    -report_slow_units=1 -rss_limit_mb=512 -print_final_stats=1 -artifact_prefix="$folder/$reader/" \
    "$corpus" >"$log" 2>&1; then
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
