#!/usr/bin/env python3
"""Measures the engine and its peers interleaved, in one run on one core, and prints the ratios.

Each peer is a process of its own that waits for requests (peers/worker.py). Round after round every row is
asked of every process in turn, so that whatever else the machine does meets all alike. A ratio is the median,
over the rounds, of the best peer's time in that round over the engine's.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

from rows import rows

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
BUILD = ROOT / ".build"
INSTRUCTION_SETS = ("avx512", "avx2", "baseline")
PEERS = ("numpy", "jax", "torch")
FRAME_TARGET = 800_000
THREADS_TARGET = 1.9
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JAX_PLATFORMS": "cpu",
    "XLA_FLAGS": "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1",
    "PYTHONPATH": str(HERE),
}


class Worker:
    """A process that answers requests, bound to the given cores."""

    def __init__(self, command, cores, environment=None):
        self.process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | ONE_THREAD | (environment or {}),
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
        )
        if self.process.stdout.readline().strip() != "ready":
            raise OSError(f"{command[0]} does not answer")

    def ask(self, name, milliseconds):
        """Nanoseconds a unit as the worker tells them; empty if it has no such row."""
        self.process.stdin.write(f"{name} {milliseconds}\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise OSError(f"{self.process.args[-1]} ended at {name}")
        return json.loads(line)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def start_workers(core):
    """All workers that this machine can run; tells of those that it cannot."""
    engine = BUILD / "bench/release/engine-bench"
    commands = {isa: ([engine], {"GUMBEL_ISA": isa}) for isa in INSTRUCTION_SETS}
    commands |= {name: ([sys.executable, HERE / f"peers/{name}_peer.py"], None) for name in PEERS}
    commands["c"] = ([BUILD / "bench/reference"], None)
    workers = {}
    for name, (command, environment) in commands.items():
        try:
            workers[name] = Worker(command, {core}, environment)
        except OSError as problem:
            print(f"without {name}: {problem}", file=sys.stderr)
    return workers


def measure(workers, chosen, rounds, milliseconds):
    """The answers: row, worker, one for each round."""
    answers = {row.name: {name: [] for name in workers} for row in chosen}
    extra = ["frame", "frame-both"] if len(chosen) > 1 else []
    answers |= {name: {isa: [] for isa in INSTRUCTION_SETS if isa in workers} for name in extra}
    for turn in range(rounds):
        for name, answered in answers.items():
            # The order turns around, so that nobody always comes after the same neighbour.
            for worker in list(answered)[:: 1 if turn % 2 == 0 else -1]:
                answered[worker].append(workers[worker].ask(name, milliseconds))
        print(f"round {turn + 1} of {rounds}", file=sys.stderr)
    return answers


def measure_threads(rounds, milliseconds):
    """How much faster two threads are than one, a ratio for each round; nothing on a single core."""
    cores = sorted(os.sched_getaffinity(0))[-2:]
    if len(cores) < 2:
        return []
    worker = Worker([BUILD / "bench/release/engine-bench"], set(cores))
    ratios = []
    for _ in range(rounds):
        one, two = (worker.ask(f"threads-{count}", milliseconds)["min"] for count in (1, 2))
        ratios.append(one / two)
    worker.end()
    return ratios


def typical(answers, key="median"):
    """The median over the rounds, or nothing."""
    values = [answer[key] for answer in answers if answer]
    return statistics.median(values) if values else None


def ratio(answered, isa, rivals):
    """The median over the rounds of the best rival's time over the engine's."""
    present = [answered[name] for name in rivals if any(answered.get(name, []))]
    if not present or not any(answered.get(isa, [])):
        return None
    best = [min(answer["median"] for answer in turn) for turn in zip(*present)]
    return statistics.median(b / own["median"] for b, own in zip(best, answered[isa]))


def brief(value):
    if value is None:
        return "–"
    return f"{value:,.0f}".replace(",", " ") if value >= 100 else f"{value:.3g}"


def verdict(value, target, stretch):
    if value is None:
        return "NOT MEASURED"
    return "stretch" if stretch and value >= stretch else "met" if value >= target else "MISSED"


def table(chosen, answers, isas, workers):
    """The lines of the table, and the same as data."""
    others = [name for name in (*PEERS, "c") if name in workers]
    heads = ["work", "unit", *isas, *others, *[f"×{isa}" for isa in isas], "target", "stretch", ""]
    lines, data = [heads], []
    for row in chosen:
        answered = answers[row.name]
        ratios = {isa: ratio(answered, isa, row.rivals) for isa in isas}
        result = verdict(ratios[isas[0]], row.target, row.stretch)
        lowest = ratios.get("baseline")
        if lowest is not None and lowest < 1 and not row.baseline_may_lose:
            result += ", baseline SLOWER"
        times = {name: typical(answered[name]) for name in (*isas, *others)}
        lines.append(
            [row.label, row.unit, *map(brief, times.values()), *map(brief, ratios.values())]
            + [brief(row.target), brief(row.stretch), result]
        )
        data.append(
            {"row": row.name, "label": row.label, "unit": row.unit, "times": times, "ratios": ratios}
            | {"target": row.target, "stretch": row.stretch, "verdict": result, "rounds": answered}
        )
    return lines, data


def frames(answers, isas):
    """Draws in a sixtieth of a second, for each instruction set."""
    labels = {"frame": "one panel relaxed, as it opens", "frame-both": "both panels relaxed"}
    lines, data = [["explorer, K = 5, draws a frame", *isas, "target", ""]], []
    for name, label in labels.items():
        if name not in answers:
            continue
        times = {isa: typical(answers[name][isa]) for isa in isas}
        draws = {isa: 1e9 / 60 / time if time else None for isa, time in times.items()}
        result = verdict(draws[isas[0]], FRAME_TARGET, None)
        lines.append([label, *map(brief, draws.values()), brief(FRAME_TARGET), result])
        data.append({"row": name, "draws": draws, "target": FRAME_TARGET, "verdict": result})
    return lines, data


def show(lines):
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for line in lines:
        cells = [
            cell.ljust(width) if column == 0 or column == len(line) - 1 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths))
        ]
        print("  ".join(cells).rstrip())
    print()


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def versions():
    from importlib import metadata

    found = {}
    for name in PEERS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found | {"python": platform.python_version()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="three short rounds instead of nine")
    parser.add_argument("--rounds", type=int, help="rounds")
    parser.add_argument("--milliseconds", type=int, help="time for one row of one peer in one round")
    parser.add_argument("--rows", nargs="*", help="only rows whose names begin so")
    parser.add_argument("--json", default=BUILD / "bench/results.json", help="where the results go")
    options = parser.parse_args()
    rounds = options.rounds or (3 if options.quick else 9)
    milliseconds = options.milliseconds or (30 if options.quick else 60)
    chosen = [r for r in rows() if not options.rows or r.name.startswith(tuple(options.rows))]

    core = max(os.sched_getaffinity(0))
    workers = start_workers(core)
    isas = [isa for isa in INSTRUCTION_SETS if isa in workers]
    if not isas or not chosen:
        sys.exit("nothing to measure: build the engine with `make bench`, and name rows that exist")
    answers = measure(workers, chosen, rounds, milliseconds)
    for worker in workers.values():
        worker.end()
    lines, data = table(chosen, answers, isas, workers)
    show(lines)
    result = {
        "date": datetime.date.today().isoformat(),
        "processor": processor(),
        "versions": versions(),
        "rounds": rounds,
        "milliseconds": milliseconds,
        "rows": data,
    }
    if "frame" in answers:
        lines, result["frames"] = frames(answers, isas)
        show(lines)
        gains = measure_threads(rounds, milliseconds)
        gain = statistics.median(gains) if gains else None
        result["threads"] = {"ratio": gain, "target": THREADS_TARGET, "rounds": gains}
        outcome = verdict(gain, THREADS_TARGET, None)
        print(f"two threads: {brief(gain)} times one, target {THREADS_TARGET} {outcome}")
    pathlib.Path(options.json).write_text(json.dumps(result, indent=1))
    print(f"{processor()}; all figures in {options.json}")


if __name__ == "__main__":
    main()
