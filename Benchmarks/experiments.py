#!/usr/bin/env python3
"""Holds `gumbel-tui train` against the outcomes of the same experiments in PyTorch.

`reference/experiments.csv` has, for each setting, the means and standard deviations over runs of networks that
were trained with PyTorch's autograd in float32 on one thread. Starts, batches and noise differ, so that means are
compared: a number agrees where the difference is at most four standard errors of it, or 5 % of the reference. At
most 1 % of the numbers may lie outside, and none by more than twice that. Of `trap` the solved of twenty runs are
counted; they agree within two, except between τ = .6 and .7, where the outcome changes, and above 1.2.

Writes one line per number that lies outside, a table of all numbers with --table FILE, and a summary by task.
"""

import argparse
import csv
import itertools
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SETTING = ["task", "estimator", "schedule", "options"]
ANNEAL_FRACTION = "0.8"


def train(program, setting, runs, seed):
    task, estimator, schedule, options = setting
    words = [program, "train", "--task", task, "--estimators", estimator, "--schedule", schedule]
    words += ["--anneal-fraction", ANNEAL_FRACTION, "--runs", str(runs), "--seed", str(seed), "--format", "json", "--no-yardsticks"]
    text = subprocess.run(words + options.split(), check=True, capture_output=True, text=True).stdout
    return json.loads(text)["estimators"][0]


def bound(row, deviation, runs):
    """The largest difference that agrees; None where the count of solved runs is not compared."""
    if row["task"] == "trap":
        temperature = float(row["schedule"].rsplit(":", 1)[1])
        return None if 0.6 < temperature < 0.7 or temperature > 1.2 else 2
    mean, spread, count = float(row["mean"]), float(row["deviation"]), int(row["runs"])
    return max(4 * (spread**2 / count + deviation**2 / runs) ** 0.5, 0.05 * abs(mean))


def compare(program, rows, seed):
    """Yields each row with what was measured, its deviation, and the difference as a share of the bound."""
    key = lambda row: tuple(row[name] for name in SETTING)
    for setting, group in itertools.groupby(rows, key):
        group = list(group)
        runs = 20 if setting[0] == "trap" else max(int(group[0]["runs"]), 3)
        found = train(program, setting, runs, seed)
        for row in group:
            value, deviation = found[row["number"]], found.get(row["number"] + "Sd") or 0
            limit = bound(row, deviation, runs)
            if value is None:
                raise SystemExit(f"{' '.join(setting)}: no {row['number']}")
            difference = abs(value - float(row["mean"]))
            share = None if limit is None else difference / limit if limit else 0 if difference == 0 else float("inf")
            yield row, value, deviation, share


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/gumbel-tui"))
    parser.add_argument("--task", action="append", help="only this task; may be given several times")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--table", type=Path, help="write all numbers to this CSV file")
    options = parser.parse_args()

    with open(HERE / "reference/experiments.csv", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not options.task or row["task"] in options.task]
    if not rows:
        parser.error("there is no such task")
    table = [["task", "estimator", "schedule", "options", "number", "reference", "measured", "deviation", "of bound"]]
    counts = {}
    for row, value, deviation, share in compare(options.program, rows, options.seed):
        count = counts.setdefault(row["task"], {"numbers": 0, "not compared": 0, "outside": 0, "beyond twice": 0})
        table.append([row[name] for name in SETTING] + [
            row["number"], row["mean"], f"{value:.5g}", f"{deviation:.3g}", "" if share is None else f"{share:.2f}"])
        count["numbers"] += 1
        if share is None:
            count["not compared"] += 1
        elif share > 1:
            count["outside"] += 1
            count["beyond twice"] += share > 2
            print(" ".join(filter(None, (row[name] for name in SETTING))), row["number"],
                  f"{value:.5g} instead of {float(row['mean']):.5g}: {share:.2f} of the bound", flush=True)
    if options.table:
        with open(options.table, "w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(table)

    print(f"{'task':<14}" + "".join(f"{name:>14}" for name in next(iter(counts.values()))))
    for task, count in counts.items():
        print(f"{task:<14}" + "".join(f"{number:>14}" for number in count.values()))
    compared = sum(count["numbers"] - count["not compared"] for count in counts.values())
    outside = sum(count["outside"] for count in counts.values())
    beyond = sum(count["beyond twice"] for count in counts.values())
    print(f"{outside} of {compared} outside ({100 * outside / max(compared, 1):.1f} %), {beyond} by more than twice the bound")
    return 1 if beyond or outside > 0.01 * compared else 0


sys.exit(main())
