#!/usr/bin/env python3
"""Holds `gumbel-tui train` against PyTorch's autograd on the tasks that are networks, and against NumPy in time.

Both train the same models on their own random numbers. A number passes where the means over the seeds differ by no
more than five standard errors of their difference, or than the smaller spread over the seeds; else the status is 1.
The time is CPU time on one thread, the lowest of several rounds in which both take turns: the trap table of
seventeen rows and twenty runs each, a polynomial run, and the whole run of each network beside PyTorch, whose Adam is
tried fused and not; of the two the faster counts.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "peers"))

CASES = {
    "pointer": [("softmax", 1.0), ("gumbel-softmax", 1.0), ("st-gumbel-softmax", 1.0)],
    "binary-weights": [("softmax", 1.0), ("straight-through-argmax", 1.0), ("straight-through", 1.0)],
    "filter-selection": [
        ("straight-through-argmax", 1.0), ("gumbel-softmax", 1.0), ("st-gumbel-softmax", 1.0), ("softmax", 1.0),
    ],
}
NUMBERS = {"pointer": ["accuracy"], "binary-weights": ["deployedLoss"], "filter-selection": ["recovered", "deployedLoss"]}
TRAP = [
    ("constant:1", "exact,rloo,reinmax,softmax,straight-through,straight-through-argmax,gumbel-softmax,st-gumbel-softmax"),
    ("constant:0.1", "softmax,gumbel-softmax,st-gumbel-softmax"),
    ("constant:0.5", "gumbel-softmax,st-gumbel-softmax"),
    ("exponential:1:0.1", "softmax,gumbel-softmax"),
    ("exponential:1:0.01", "softmax"),
    ("exponential:5:0.1", "gumbel-softmax"),
]


def engine(program, task, estimators, schedule, runs, seed=1, instruction_set=""):
    words = [str(program), "train", "--task", task, "--estimators", estimators, "--schedule", schedule]
    words += ["--runs", str(runs), "--seed", str(seed), "--threads", "1", "--format", "json", "--no-yardsticks"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    environment = {**os.environ, "GUMBEL_ISA": instruction_set}
    text = subprocess.run(words, check=True, capture_output=True, text=True, env=environment).stdout
    return json.loads(text)["estimators"], resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def spread(values):
    return statistics.mean(values), statistics.stdev(values)


def check(program, runs):
    import torch

    from training_tasks import TASKS

    torch.manual_seed(7)
    failed = 0
    print(f"{'task':17}{'estimator':25}{'number':14}{'engine':>17}{'PyTorch':>17}")
    for task, cases in CASES.items():
        for kind, tau in cases:
            ours = [engine(program, task, kind, f"constant:{tau}", 1, seed)[0][0] for seed in range(1, runs + 1)]
            theirs = [TASKS[task](kind, tau) for _ in range(runs)]
            for name in NUMBERS[task]:
                (a, s), (b, t) = spread([run[name] for run in ours]), spread([run[name] for run in theirs])
                agree = abs(a - b) <= max(5 * ((s * s + t * t) / runs) ** 0.5, min(s, t), 1e-6)
                failed += not agree
                verdict = "" if agree else "  DIFFERS"
                print(f"{task:17}{kind:25}{name:14}{a:8.4f} ±{s:7.4f}{b:8.4f} ±{t:7.4f}{verdict}", flush=True)
    return failed


def measure(program, rounds):
    from training_numpy import polynomial, trap

    def row():
        for _ in range(17):
            trap("gumbel-softmax", 0.5)

    def table():
        return sum(engine(program, "trap", estimators, schedule, 20)[1] for schedule, estimators in TRAP)

    report("trap table, 17 rows of 20 runs", table, row, rounds, " (17 times a row of gumbel-softmax, all runs at once)")
    for kind, tau in [("gumbel-softmax", 0.5), ("rloo", 1)]:
        run = lambda: engine(program, "polynomial", kind, f"constant:{tau}", 1)[1]
        report(f"polynomial p = 2, {kind}", run, lambda: polynomial(kind, tau), rounds)


NETWORKS = ["digits-vae", "codebook", "router", "attention", "features"]


def measure_networks(program, rounds):
    from networks_torch import TASKS

    # An instruction set that this processor lacks is refused.
    starts = lambda name: subprocess.run(
        [program, "sample", "--count", "1"], env={**os.environ, "GUMBEL_ISA": name}, capture_output=True).returncode == 0
    available = [name for name in ("avx512", "avx2", "baseline") if starts(name)]
    print(f"{'whole run, one thread':32}{'PyTorch s':>11}{'fused s':>9}" + "".join(f"{n + ' s':>12}{'times':>7}" for n in available))
    for task in NETWORKS:
        for kind in ("softmax", "gumbel-softmax"):
            times = {name: [] for name in ["eager", "fused", *available]}
            for _ in range(rounds):
                for name in available:
                    times[name].append(engine(program, task, kind, "constant:1", 1, instruction_set=name)[1])
                for name in ("eager", "fused"):
                    start = time.process_time()
                    TASKS[task](kind, 1.0, fused=name == "fused")
                    times[name].append(time.process_time() - start)
            best = {name: min(values) for name, values in times.items()}
            peer = min(best["eager"], best["fused"])
            print(f"{task + ', ' + kind:32}{best['eager']:11.2f}{best['fused']:9.2f}"
                  + "".join(f"{best[name]:12.2f}{peer / best[name]:7.1f}" for name in available), flush=True)


def report(what, ours, theirs, rounds, remark=""):
    best = [float("inf"), float("inf")]
    for _ in range(rounds):
        best[0] = min(best[0], ours())
        start = time.process_time()
        theirs()
        best[1] = min(best[1], time.process_time() - start)
    print(f"{what}: engine {best[0]:.2f} s, NumPy {best[1]:.2f} s{remark}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="seeds of each row")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each time")
    parser.add_argument("--program", default=str(HERE.parent / ".build/release/gumbel-tui"))
    parser.add_argument("--only", choices=["check", "time", "networks"])
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if arguments.only in (None, "time"):
        measure(arguments.program, arguments.rounds)
    if arguments.only in (None, "networks"):
        measure_networks(arguments.program, arguments.rounds)
    if arguments.only in (None, "check") and check(arguments.program, arguments.runs):
        sys.exit(1)


if __name__ == "__main__":
    main()
