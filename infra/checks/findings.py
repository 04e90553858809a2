#!/usr/bin/env python3
"""What checkov finds in the template is what findings.yaml lists with a reason: no more, and no less.

    infra/checks/findings.py TEMPLATE
"""
import json
import os
import pathlib
import re
import subprocess
import sys

from samtranslator.yaml_helper import yaml_parse

LISTED = yaml_parse((pathlib.Path(__file__).parent / "findings.yaml").read_text())["checkov"]


def found(template):
    """Pairs of a check and the logical id of a resource that does not pass it."""
    done = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "checkov"), "-f", template, "--framework", "cloudformation",
         "--skip-download", "--compact", "--quiet", "-o", "json"], capture_output=True, text=True)
    report = json.loads(done.stdout)
    if report["summary"]["parsing_errors"] or report["summary"]["passed"] < 100:
        sys.exit(f"findings: checkov did not read the template: {report['summary']}")
    return {(one["check_id"], one["resource"].rsplit(".", 1)[-1]) for one in report["results"]["failed_checks"]}


def main(template):
    seen = found(template)
    excused = {(check, resource) for check, resource in seen for one in LISTED
               if one["id"] == check and re.fullmatch(one["of"], resource)}
    idle = [one["id"] for one in LISTED if not any(check == one["id"] for check, _ in excused)]
    for check, resource in sorted(seen - excused):
        print(f"findings: {check} on {resource} is not listed in findings.yaml")
    for check in idle:
        print(f"findings: {check} is listed, and found no more")
    if seen - excused or idle:
        sys.exit(1)
    print(f"findings: checkov's {len(seen)} are those that are listed, each with its reason")


if __name__ == "__main__":
    main(sys.argv[1])
