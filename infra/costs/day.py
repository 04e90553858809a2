#!/usr/bin/env python3
"""What the simulated day asks of AWS, and what that costs: the paths that it went, counted and priced as costs.py does.

    infra/costs/day.py infra/bench/target/day.json
"""
import json
import sys
from collections import Counter
from pathlib import Path

from costs import GROUPS, Costs, transitions


def paths(counts, known):
    """The paths of calls.json, as often as the day went them; what the stream tells is reckoned from what was written."""
    times = {path: counts[path] for path in known if path in counts}
    carried = sum(counts.get(f"carried {channel}", 0) for channel in ("PUSH", "TEXT", "EMAIL"))
    # Each delivery is put and gets its status, and a receipt that came in time changes it once more.
    times["a push is announced"] = 2 * carried + counts.get("a device acknowledges in time", 0)
    times["the outcome is announced"] = counts["replies"]
    return times


def pushed(counts):
    """Which way through follow-up's states its executions took."""
    received = counts.get("a device acknowledges in time", 0)
    return {"push received": received, "push not acknowledged": counts.get("pushes ended", 0) - received}


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
    for case, number in pushed(counts).items():
        dollars["workflow"] += number * transitions(costs.cases[case]) * costs.million["state transitions"]
    dollars["workflow"] += counts.get("tellings ended", 0) * costs.telling()
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
