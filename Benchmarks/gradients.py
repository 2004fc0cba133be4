#!/usr/bin/env python3
"""Holds `gumbel-tui gradients` against PyTorch's gumbel_softmax with autograd, and measures the time of estimates.

The check draws a million samples of either side, in float64 on PyTorch's, and compares every number of the mean,
and the trace of the covariance, by the standard error of their difference; beyond five of them it ends with
status 1. A correct pair exceeds that with probability 6e-7 a number. The time is that of `peers.py`: one core,
one thread, processes that are asked in turn, CPU time, the fastest form of a peer.
"""

import argparse
import csv
import os
import subprocess
import sys

from peers import BUILD, HERE, INSTRUCTION_SETS, Worker, brief, processor, show, typical

SAMPLES = 1_000_000
LIMIT = 5
P = [0.1, 0.2, 0.3, 0.4]
OBJECTIVES = {
    "quadratic:0.45,0.3,0.15,0.1": lambda t, y: ((y - t([0.45, 0.3, 0.15, 0.1])) ** 2).sum(1),
    "linear:1,-2,0.5,3": lambda t, y: (y * t([1, -2, 0.5, 3])).sum(1),
    "power:3:0.2,0.5,0.1,0.2": lambda t, y: ((y - t([0.2, 0.5, 0.1, 0.2])).abs() ** 3).sum(1),
    "trap": lambda t, y: (y[:, 0] - y[:, 1]) ** 2 + 0.5 * y[:, 2],
}
ESTIMATORS = {"gumbel-softmax": False, "st-gumbel-softmax": True}
SEED = 20


def engine(program, objective, tau):
    """Mean and standard error for each category, and the variance, by estimator."""
    words = [
        *[str(program), "gradients", "--probs", ",".join(map(str, P)), "--objective", objective],
        *["--tau", str(tau), "--estimators", ",".join(ESTIMATORS), "--samples", str(SAMPLES)],
        *["--seed", str(SEED), "--format", "csv"],
    ]
    text = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    result = {}
    for row in csv.DictReader(text.splitlines()):
        entry = result.setdefault(row["estimator"], {"mean": [], "error": []})
        entry["mean"].append(float(row["mean"]))
        entry["error"].append(float(row["standardError"]))
        entry["variance"] = float(row["variance"])
    return result


def pytorch(objective, tau, hard):
    """Mean, standard errors, variance, and the standard error of the variance."""
    import torch
    import torch.nn.functional as F

    z = torch.tensor(P, dtype=torch.float64).log().expand(SAMPLES, len(P)).contiguous().requires_grad_()
    tensor = lambda values: torch.tensor(values, dtype=torch.float64)
    objective(tensor, F.gumbel_softmax(z, tau=tau, hard=hard)).sum().backward()
    rows = z.grad
    mean = rows.mean(0)
    squares = ((rows - mean) ** 2).sum(1)
    errors = (rows.var(0) / SAMPLES).sqrt()
    return mean.tolist(), errors.tolist(), squares.mean().item(), (squares.std() / SAMPLES**0.5).item()


def check(program):
    """Prints the table of agreement; whether all agree."""
    import torch

    torch.manual_seed(SEED)
    lines = [["objective", "τ", "estimator", "variance", "PyTorch", "z of variance", "largest z of mean", ""]]
    worst = 0
    for objective, function in OBJECTIVES.items():
        for tau in (1.0, 0.5, 0.1):
            ours = engine(program, objective, tau)
            for name, hard in ESTIMATORS.items():
                mean, errors, variance, variance_error = pytorch(function, tau, hard)
                own = ours[name]
                shifts = [
                    abs(a - b) / max((e * e + s * s) ** 0.5, 1e-300)
                    for a, b, e, s in zip(own["mean"], mean, own["error"], errors)
                ]
                # Both sides have the same law, and so the same error.
                spread = abs(own["variance"] - variance) / (2**0.5 * variance_error)
                worst = max(worst, spread, *shifts)
                agree = "agree" if max(spread, *shifts) <= LIMIT else "DISAGREE"
                numbers = f"{own['variance']:.5f}", f"{variance:.5f}", f"{spread:.2f}", f"{max(shifts):.2f}"
                lines.append([objective, str(tau), name, *numbers, agree])
    show(lines)
    print(f"{SAMPLES:,} samples each; the largest z is {worst:.2f}, allowed are {LIMIT}\n")
    return worst <= LIMIT


def times(rounds, milliseconds):
    """Prints the time of a million estimates, in milliseconds."""
    core = max(os.sched_getaffinity(0))
    workers = {}
    for isa in INSTRUCTION_SETS:
        workers[isa] = Worker([BUILD / "bench/release/engine-bench"], {core}, {"GUMBEL_ISA": isa})
    for name in ("numpy", "torch"):
        workers[name] = Worker([sys.executable, HERE / f"peers/gradients_{name}.py"], {core})
    names = """all sampled exact reinforce rloo softmax gumbel-softmax st-gumbel-softmax straight-through
        straight-through-argmax gumbel-rao reinmax gapped-st decoupled-straight-through rebar""".split()
    answers = {name: {worker: [] for worker in workers} for name in names}
    for turn in range(rounds):
        for name in names:
            for worker in list(workers)[:: 1 if turn % 2 == 0 else -1]:
                answers[name][worker].append(workers[worker].ask(f"gradients-{name}", milliseconds))
    for worker in workers.values():
        worker.end()
    labels = {"all": "the whole list, as the command does it", "sampled": "the whole list, all of it sampled"}
    lines = [["a million estimates, K = 4, τ = 1, in ms", *workers, "×numpy", "×torch"]]
    for name, answered in answers.items():
        # Nanoseconds an estimate are milliseconds a million.
        found = {worker: typical(answered[worker]) for worker in workers}
        ratios = [found[peer] / found[INSTRUCTION_SETS[0]] for peer in ("numpy", "torch")]
        lines.append([labels.get(name, name), *map(brief, found.values()), *map(brief, ratios)])
    show(lines)
    print(processor())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=BUILD / "release/gumbel-tui", help="the program to check")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of measuring; 0 for the check alone")
    parser.add_argument("--milliseconds", type=int, default=60, help="time for one row of one peer in one round")
    options = parser.parse_args()
    agree = check(options.program)
    if options.rounds:
        times(options.rounds, options.milliseconds)
    sys.exit(0 if agree else 1)


if __name__ == "__main__":
    main()
