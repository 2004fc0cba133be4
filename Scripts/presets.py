#!/usr/bin/env python3
"""Makes the presets that come from real data: Sources/Experiment/Presets+Measured.swift.

    pip install scikit-learn
    python3 Scripts/presets.py

Both sources are free: the handwritten digits that come with scikit-learn (E. Alpaydin, C. Kaynak, UCI Machine
Learning Repository, 1998, CC BY 4.0), and the Declaration of Independence (1776, public domain), in assets.
"""

import collections
import json
import math
import pathlib
import re

from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

root = pathlib.Path(__file__).resolve().parent.parent


def digit_logits():
    """The logits of a softmax regression for the image that it is least sure of between two digits."""
    images, digits = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(images / 16, digits, test_size=0.5, random_state=0)
    model = LogisticRegression(C=1, max_iter=5000, tol=1e-8).fit(train_x, train_y)
    logits = model.decision_function(test_x)
    ordered = logits.copy()
    ordered.sort(axis=1)
    unsure = (ordered[:, -1] - ordered[:, -2]).argmin()
    print(
        f"right on {model.score(test_x, test_y):.1%} of {len(test_y)} images it was not fitted to; "
        f"image {unsure} is a {test_y[unsure]}")
    return [(str(digit), round(float(value), 3)) for digit, value in enumerate(logits[unsure])]


def words_after(word):
    """How often each word follows `word` in the Declaration, the most frequent first."""
    text = (root / "assets/declaration.txt").read_text().lower()
    words = re.findall(r"[a-z]+(?:['-][a-z]+)*", text)
    counts = collections.Counter(after for before, after in zip(words, words[1:]) if before == word)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def swift_list(pairs, indent):
    lines, line = [], indent
    for name, value in pairs:
        item = f"({json.dumps(name)}, {value}), "
        if len(line) + len(item) > 109:
            lines.append(line.rstrip())
            line = indent
        line += item
    return "\n".join(lines + [line.rstrip()])


digits, words = digit_logits(), words_after("of")
total = sum(count for _, count in words)
(root / "Sources/Experiment/Presets+Measured.swift").write_text(f"""\
// Made by Scripts/presets.py.
extension Presets {{
  /// Logits of a softmax regression, fitted to half of the handwritten digits that come with scikit-learn, for
  /// the image in the other half that it is least sure of.
  static let digitLogits: [(label: String, logit: Double)] = [
{swift_list(digits, "    ")}
  ]

  /// The words that follow "of" in the Declaration of Independence ({total} times), and how often each does.
  static let wordsAfterOf: [(label: String, count: Double)] = [
{swift_list(words, "    ")}
  ]
}}
""")
