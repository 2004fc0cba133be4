"""The rows of the table: what is measured, in which unit, and what is aimed at."""

from dataclasses import dataclass, field

FILL = 1 << 20
"""Values in one noise fill."""

WIDE = (50_257, 128_256)
"""Sizes of the vocabularies of two language models."""


def logits(count):
    """The logits of every row: a smooth ramp and a ripple, so that no category is certain to win."""
    return [3.0 * ((i * 7919) % count) / count + 0.5 * ((i * 53) % 31) / 31 for i in range(count)]


def row_count(categories):
    """Rows in one batch: about a million values, at least 8 rows."""
    return max(FILL // categories, 8)


@dataclass
class Row:
    name: str
    label: str
    unit: str
    target: float | None = None
    stretch: float | None = None
    baseline_may_lose: bool = False
    more_is_better: bool = False
    rivals: tuple = ("numpy", "jax", "torch")
    extras: dict = field(default_factory=dict)


def rows():
    """All rows, in the order of the table."""
    result = [
        Row("fill-float", "Gumbel fill 1M, Float", "ns/value", 4, 6),
        Row("fill-double", "Gumbel fill 1M, Double", "ns/value", 2, 2.5, baseline_may_lose=True),
    ]
    for count in (5, 64, 1024, *WIDE):
        half, one = ((6, 9), (6, 9)) if count == 5 else ((3.5, 5), (5, 8))
        label = f"Gumbel-Softmax K = {count}"
        result.append(Row(f"relaxed-{count}-half", f"{label}, τ = 0.5", "ns/value", *half))
        result.append(Row(f"relaxed-{count}-one", f"{label}, τ = 1", "ns/value", *one))
    for count, aims in ((5, (10, 15)), (64, (6, 9)), (1024, (8, 13)), (50_257, (8, 13))):
        result.append(Row(f"picks-{count}", f"Gumbel-max picks K = {count}", "ns/draw", *aims))
    for count in (5, 64, 1024):
        label = f"counts of 10⁷ draws, K = {count}"
        result.append(Row(f"counts-{count}", label, "ns/call", 1.5, 2, rivals=("numpy", "c")))
    result += [
        Row("top10-fresh", "top 10 of 50257, fresh logits", "ns/draw", 12, 25),
        Row("top10-table", "top 10 of 50257, table ready", "ns/draw", 1000, 1500),
    ]
    for count, aims in ((5, (3, 4)), (64, (1.3, 2)), (1024, (2.2, 2.8)), (50_257, (2.2, 2.8))):
        label = f"softmax(z/τ) K = {count}"
        result.append(Row(f"softmax-{count}", label, "ns/value", *aims, baseline_may_lose=True))
    return result
