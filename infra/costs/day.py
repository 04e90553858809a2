#!/usr/bin/env python3
"""What the simulated day asks of AWS, and what that costs: the paths that it went, counted and priced as costs.py does.

    infra/costs/day.py infra/bench/target/day.json
"""
import json
import sys
from collections import Counter
from pathlib import Path

from costs import GROUPS, Costs, states


def paths(counts, known):
    """The paths of calls.json, as often as the day went them; what the stream tells is reckoned from what was written."""
    times = {path: counts[path] for path in known if path in counts}
    carried = sum(counts.get(f"carried {channel}", 0) for channel in ("PUSH", "TEXT", "EMAIL"))
    # Each delivery is put and gets its status, and a receipt that came in time changes it once more.
    times["a push is announced"] = 2 * carried + counts.get("a device acknowledges in time", 0)
    times["the outcome is announced"] = counts["replies"]
    return times


def executions(counts):
    """Which way through the workflow they took."""
    pushed, received = counts.get("a push to one device", 0), counts.get("a device acknowledges in time", 0)
    return {
        "push received": received,
        "push not acknowledged": pushed - received,
        "no device": counts.get("executions ended", 0) - pushed,
    }


def main(arguments):
    if len(arguments) != 1:
        print(__doc__)
        return 2
    counts = json.loads(Path(arguments[0]).read_text())
    costs = Costs()
    times = paths(counts, costs.paths)
    dollars, calls = Counter(), Counter()
    for path, number in times.items():
        for group, price in costs.invocation(costs.paths[path]).items():
            dollars[group] += number * price
        for call in costs.paths[path]["calls"]:
            calls[call["call"]] += number * call["count"]
    for case, number in executions(counts).items():
        dollars["workflow"] += number * states(costs.cases[case]) * costs.million["state transitions"]
    outside = counts["API calls"]
    dollars["API"] += outside * (costs.million["api calls"] + costs.assumed["bytes out of an API call"] * costs.out)
    dollars["logs"] += outside * costs.assumed["log bytes of an API call"] * costs.logs
    dollars["storage"] += counts["replies"] * costs.assumed["kilobytes kept of a reply"] * costs.assumed["months kept"] * costs.kept

    print("| AWS call | times |\n| --- | ---: |")
    for call, number in sorted(calls.items(), key=lambda pair: -pair[1]):
        print(f"| {call} | {number:,} |")
    print(f"\nUS dollars of the day, list prices of {costs.region} as of {costs.checked}, native functions, texts not counted:\n")
    print("| all | " + " | ".join(GROUPS) + " |\n|" + " ---: |" * (len(GROUPS) + 1))
    print(f"| {sum(dollars.values()):.2f} | " + " | ".join(f"{dollars[group]:.2f}" for group in GROUPS) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
