"""Evaluates the expressions of a file with pySFeel, for comparison.

Prints a line of 1 and 0 (whether each expression has its value); then for each line that it reads
a line of nanoseconds, one for each expression parsed and evaluated.
"""

import json
import re
import sys
import time

import pySFeel

OUT = sys.stdout
sys.stdout = sys.stderr  # The parser prints of its own accord.
REPETITIONS = 3

parser = pySFeel.SFeelParser()


def evaluate(text):
    try:
        status, value = parser.sFeelParse(text)
    except Exception:
        return False, None
    return "errors" not in status, value


def expected_value(text):
    """The value as JSON reads it, or as pySFeel itself reads the text."""
    try:
        return json.loads(text)
    except ValueError:
        return evaluate(text)[1]


def same(value, expected):
    if isinstance(expected, bool) or isinstance(value, bool):
        return value is expected
    if isinstance(expected, (int, float)) and isinstance(value, (int, float)):
        return abs(value - expected) <= 1e-8 * max(1, abs(expected))
    if isinstance(expected, list) and isinstance(value, list):
        return len(value) == len(expected) and all(map(same, value, expected))
    return value == expected


def nanoseconds(text):
    start = time.perf_counter_ns()
    for _ in range(REPETITIONS):
        evaluate(text)
    return (time.perf_counter_ns() - start) // REPETITIONS


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        cases = [line.rstrip("\n").split(" => ") for line in lines if " => " in line and line[0] != "#"]
    right = []
    for text, expected in cases:
        is_read, value = evaluate(text)
        right.append("1" if is_read and same(value, expected_value(expected)) else "0")
    print(" ".join(right), file=OUT, flush=True)
    for _ in sys.stdin:
        print(" ".join(str(nanoseconds(text)) for text, _ in cases), file=OUT, flush=True)


main()
