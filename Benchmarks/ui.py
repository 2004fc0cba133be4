#!/usr/bin/env python3
"""Measures what full-screen programs cost, from outside, each on a terminal of its own.

Round after round every program is asked in turn, so that whatever else the machine does meets all alike.
The clock stops when bytes arrive; what they do to the screen is worked out afterwards.
"""
import argparse
import fcntl
import json
import os
import pty
import random
import re
import select
import signal
import statistics
import struct
import tempfile
import termios
import time
from dataclasses import dataclass, field

import pyte

CATEGORIES = 1024  # keeps the sampler at full load for longer than a round takes
SAME_FRAME = 0.004  # seconds between pieces of output that belong together


def go_first(flags):
    """Takes precedence over other work on the machine, if that is allowed: it is not what is measured."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO | flags, os.sched_param(1))
    except PermissionError:
        pass


@dataclass
class Program:
    name: str
    command: list
    quiet: str = ""  # keys that make it stand still
    busy: str = ""  # keys that make it draw all the time
    load: list = field(default_factory=list)  # another command, for full load; empty: there is none
    keys: tuple = ("j", "k")  # a key and the one that takes it back
    dial: tuple = ()  # the same for a value that everything depends on
    dial_text: str = ""  # the value on screen: what has to change


class Terminal:
    """A program on a pseudo-terminal, and what it has drawn."""

    def __init__(self, command, columns, rows):
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.start = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            # The size is there before the program is.
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            for name in ("TMUX", "NO_COLOR"):
                os.environ.pop(name, None)
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            # Only its first thread, the one that draws; workers compete with the rest of the machine.
            go_first(os.SCHED_RESET_ON_FORK)
            os.execvp(command[0], command)
        os.set_blocking(self.master, False)

    def listen(self, seconds, until=None):
        """Pieces of output with their times, for so long or until `until` says so of a piece."""
        pieces, end = [], time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            now = time.perf_counter()
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            if b"\x1b[c" in data or b"\x1b[0c" in data:  # some wait for an answer to this question
                self.press("\x1b[?62;22c")
            pieces.append((now, data))
            if until and until(pieces):
                break
        return pieces

    def press(self, keys):
        os.write(self.master, keys.encode())

    def show(self, data):
        """Draws a piece; private sequences that the emulator does not know are left out."""
        self.stream.feed(re.sub(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p", b"", data))

    def show_all(self, pieces):
        for _, data in pieces:
            self.show(data)

    def filled(self):
        return sum(character != " " for line in self.screen.display for character in line)

    def find(self, pattern):
        match = re.search(pattern, "\n".join(self.screen.display))
        return match and match[0]

    def threads(self):
        """Nanoseconds on a processor and times it was given one, by thread."""
        result = {}
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/schedstat") as file:
                run, _, turns = file.read().split()
            result[int(thread)] = (int(run), int(turns))
        return result

    def memory(self):
        """Resident KiB: all, and the share that is this process's own."""
        with open(f"/proc/{self.pid}/smaps_rollup") as file:
            fields = dict(line.split(":") for line in file if ":" in line and "kB" in line)
        return {name.lower(): int(fields[name].split()[0]) for name in ("Rss", "Pss")}

    def close(self):
        os.kill(self.pid, signal.SIGTERM)
        end = time.perf_counter() + 1
        while os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            if time.perf_counter() > end:
                os.kill(self.pid, signal.SIGKILL)
            self.listen(0.01)
        os.close(self.master)


class Bench:
    def __init__(self, options):
        self.options = options
        self.results = {}

    def open(self, command):
        return Terminal(command, self.options.columns, self.options.rows)

    def note(self, program, what, values):
        self.results.setdefault(program.name, {}).setdefault(what, []).extend(values)

    def first_frames(self, program):
        for _ in range(self.options.starts):
            terminal = self.open(program.command)
            # Complete is the picture with nine tenths of the cells that are filled later on.
            filled = []
            for when, data in terminal.listen(0.5):
                terminal.show(data)
                filled.append((when, terminal.filled()))
            whole = 0.9 * max(number for _, number in filled)
            first = next(when for when, number in filled if number >= whole)
            self.note(program, "first", [(first - terminal.start) * 1e3])
            terminal.close()

    def frames(self, program):
        """Costs of frames while the program does what it does by itself."""
        terminal = self.open(program.command)
        terminal.listen(2)
        if program.busy:
            terminal.press(program.busy)
            terminal.listen(1)
        before = terminal.threads()
        pieces = terminal.listen(self.options.window)
        after = terminal.threads()
        sizes, last = [], 0
        for when, data in pieces:
            if when - last > SAME_FRAME:
                sizes.append(0)
            sizes[-1] += len(data)
            last = when
        if sizes:
            # Where there are workers, the first thread is the one that draws.
            drawing = [terminal.pid] if program.load else [t for t in after if t in before]
            self.note(program, "frame_ms", [
                sum(after[t][0] - before[t][0] for t in drawing) / 1e6 / len(sizes)])
            self.note(program, "frame_bytes", sizes)
            self.note(program, "fps", [len(sizes) / self.options.window])
        self.note(program, "memory", [terminal.memory()])
        terminal.close()

    def load(self, program):
        """Key latency and memory at full load."""
        if not program.load:
            return
        terminal = self.open(program.load)
        terminal.show_all(terminal.listen(4))
        self.answers(terminal, program, program.dial, "key_load")
        self.note(program, "memory_load", [terminal.memory()])
        terminal.close()

    def answers(self, terminal, program, keys, what):
        """Times from a key to its answer on the screen, at random moments."""
        value = terminal.find(program.dial_text) if keys is program.dial else None
        for press in range(self.options.presses):
            terminal.show_all(terminal.listen(0.03 + random.random() * 0.04))
            value = terminal.find(program.dial_text) if keys is program.dial else None
            sent = time.perf_counter()
            terminal.press(keys[press % 2])
            hit = None
            # Nothing else is drawn while it stands still: then the first piece is the answer.
            pieces = terminal.listen(1 if value is None else 0.04, lambda _: value is None)
            for when, data in pieces:
                terminal.show(data)
                if hit is None and (value is None or terminal.find(program.dial_text) != value):
                    hit = when
            if hit is not None:
                self.note(program, what, [(hit - sent) * 1e3])

    def still(self, program):
        """Key latency and costs while the program stands still or waits."""
        terminal = self.open(program.command)
        terminal.show_all(terminal.listen(1.5))
        if program.quiet:
            terminal.press(program.quiet)
        terminal.show_all(terminal.listen(0.5))
        self.answers(terminal, program, program.keys, "key")
        if program.dial:
            self.answers(terminal, program, program.dial, "key_dial")
        terminal.listen(0.5)
        self.rest(terminal, program, "rest")
        terminal.close()
        if program.quiet:
            terminal = self.open(program.command)
            while terminal.listen(1.5):
                pass
            self.rest(terminal, program, "converged")
            self.note(program, "memory", [terminal.memory()])
            terminal.close()

    def rest(self, terminal, program, what):
        before = terminal.threads()
        data = terminal.listen(self.options.window)
        after = terminal.threads()
        run, turns = (sum(after[t][i] - before.get(t, (0, 0))[i] for t in after) for i in (0, 1))
        seconds = self.options.window
        self.note(program, what, [(turns / seconds, run / seconds / 1e7, sum(len(d) for _, d in data) / seconds)])

    def run(self, programs):
        for number in range(self.options.rounds):
            print(f"round {number + 1} of {self.options.rounds}", flush=True)
            for step in (self.first_frames, self.still, self.frames, self.load):
                for program in programs:
                    step(program)


def percentile(values, share):
    """The smallest value that at least this share of all does not exceed."""
    values = sorted(values)
    return values[min(max(-int(-share * len(values) // 1), 1), len(values)) - 1]


def pair(values):
    return f"{percentile(values, .5):.2f} / {percentile(values, .99):.2f}" if values else "–"


def table(results):
    columns = ["", "first frame, ms", "key, ms", "value, ms", "value at load, ms", "frame, ms", "frame, bytes",
               "still: wake-ups/s", "bytes/s", "done: wake-ups/s", "RSS, MiB", "at load", "PSS"]
    rows = []
    for name, found in results.items():
        def rest(what, index):
            return f"{statistics.median(v[index] for v in found[what]):.1f}" if what in found else "–"

        def memory(what, kind):
            return f"{max(m[kind] for m in found[what]) / 1024:.1f}" if what in found else "–"

        rows.append([
            name, pair(found.get("first")), pair(found.get("key")), pair(found.get("key_dial")),
            pair(found.get("key_load")),
            f"{statistics.median(found['frame_ms']):.2f}" if "frame_ms" in found else "–",
            f"{statistics.median(found['frame_bytes']):.0f}" if "frame_bytes" in found else "–",
            rest("rest", 0), rest("rest", 2), rest("converged", 0), memory("memory", "rss"),
            memory("memory_load", "rss"), memory("memory", "pss")])
    lines = ["| " + " | ".join(row) + " |" for row in [columns] + rows]
    return "\n".join([lines[0], "|" + "---|" * len(columns)] + lines[1:])


def programs(folder):
    """Those that are there: the explorer as it is built and as one static file, and its peers."""
    categories = os.path.join(folder, "categories.csv")
    with open(categories, "w") as file:
        file.write("label,logit\n" + "".join(f"c{i},{-i / 100}\n" for i in range(CATEGORIES)))
    text = os.path.join(folder, "text.txt")
    with open(text, "w") as file:
        file.writelines(f"line {i}\n" for i in range(100_000))
    found = []
    for name, binary in (("gumbel-tui", ".build/release/gumbel-tui"),
                         ("gumbel-tui, static", ".build/static/release/gumbel-tui")):
        if os.path.exists(binary):
            command = [binary, "--seed", "1"]
            # h first: l takes it back; the other way round would do as well.
            found.append(Program(
                name, command, quiet=" ", busy="ffffffffF", load=command + ["--open", categories],
                dial=("h", "l"), dial_text=r"τ +[0-9.]+"))
    return found + [
        Program("htop", ["htop"], keys=("\x1b[B", "\x1b[A")),
        Program("btop", ["btop"], keys=("\x1b[B", "\x1b[A")),
        Program("less", ["less", text]),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--presses", type=int, default=50, help="a round, for each row")
    parser.add_argument("--starts", type=int, default=25, help="a round")
    parser.add_argument("--window", type=float, default=5, help="seconds in which costs are counted")
    parser.add_argument("--columns", type=int, default=200)
    parser.add_argument("--rows", type=int, default=60)
    parser.add_argument("--only", nargs="*", help="programs whose names begin so")
    parser.add_argument("--json", default=".build/bench-ui.json", help="all values that were measured")
    options = parser.parse_args()
    go_first(0)
    random.seed(1)
    bench = Bench(options)
    with tempfile.TemporaryDirectory() as folder:
        chosen = [p for p in programs(folder)
                  if options.only is None or any(p.name.startswith(name) for name in options.only)]
        bench.run(chosen)
    with open(options.json, "w") as file:
        json.dump(bench.results, file)
    print(table(bench.results))


if __name__ == "__main__":
    main()
