"""What the Python peers share: answering on standard input, one line for one measurement.

A request is `NAME MILLISECONDS`, the answer one line of JSON: nanoseconds per unit as the median and the
minimum over batches, and which of the peer's forms was the fastest. `{}` means that the peer has no such
work. Time is CPU time of the process, all its threads together: helper threads count, other programs do not.
"""

import json
import statistics
import sys
import time


class Work:
    """One way to do a row's work: `body()` does `units` units."""

    def __init__(self, form, units, body):
        self.form, self.units, self.body = form, units, body

    def measure(self, milliseconds):
        self.body()
        end = time.process_time_ns() + milliseconds * 1_000_000
        times = []
        while len(times) < 3 or time.process_time_ns() < end:
            start = time.process_time_ns()
            self.body()
            times.append((time.process_time_ns() - start) / self.units)
        return {"median": statistics.median(times), "min": min(times), "form": self.form}


def serve(rows):
    """Answers requests for `rows`, a dictionary of functions that prepare a list of `Work`."""
    prepared = {}
    print("ready", flush=True)
    for line in sys.stdin:
        name, milliseconds = line.split()
        if name not in prepared:
            prepared[name] = rows[name]() if name in rows else []
        works = prepared[name]
        answers = [work.measure(int(milliseconds) // len(works)) for work in works]
        answer = min(answers, key=lambda each: each["median"], default={})
        answer["forms"] = {each["form"]: each["median"] for each in answers}
        print(json.dumps(answer if answers else {}), flush=True)
