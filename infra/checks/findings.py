#!/usr/bin/env python3
"""What checkov and cdk-nag find in the template is what findings.yaml lists with a reason: no more, and no less.

    infra/checks/findings.py TEMPLATE NODE_MODULES

NODE_MODULES has cdk-nag and aws-cdk-lib.
"""
import json
import logging
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from sam import transformed
from samtranslator.yaml_helper import yaml_parse

HERE = pathlib.Path(__file__).parent
LISTED = yaml_parse((HERE / "findings.yaml").read_text())


def checkov(template):
    """Pairs of a check and the logical id of a resource that does not pass it."""
    done = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "checkov"), "-f", template, "--framework", "cloudformation",
         "--skip-download", "--compact", "--quiet", "-o", "json"], capture_output=True, text=True)
    report = json.loads(done.stdout)
    if report["summary"]["parsing_errors"] or report["summary"]["passed"] < 100:
        sys.exit(f"findings: checkov did not read the template: {report['summary']}")
    return {(one["check_id"], one["resource"].rsplit(".", 1)[-1]) for one in report["results"]["failed_checks"]}


def nag(template, modules):
    """The same; a rule that may be met or not, by a parameter, counts as not passed."""
    logging.disable()
    os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-2")
    with tempfile.TemporaryDirectory() as folder:
        made = pathlib.Path(folder, "template.json")
        made.write_text(json.dumps(transformed(pathlib.Path(template).read_text())))
        done = subprocess.run(["node", HERE / "nag.js", made, folder], capture_output=True, text=True,
                              env=os.environ | {"NODE_PATH": modules})
        report = pathlib.Path(folder, "validation-report.json")
        if not report.exists():
            sys.exit(f"findings: cdk-nag did not read the template: {done.stderr[-2000:]}")
        packs = {one["pluginName"]: one["violations"] for one in json.loads(report.read_text())["pluginReports"]}
    return {(violation["ruleName"].split("[")[0], where["constructPath"].rsplit("/", 1)[-1])
            for pack in ("AwsSolutions", "Serverless") for violation in packs[pack]
            for where in violation["violatingConstructs"]}


def unlisted(tool, seen):
    listed = LISTED[tool]
    excused = {(check, resource) for check, resource in seen for one in listed
               if one["id"] == check and re.fullmatch(one["of"], resource)}
    idle = [one["id"] for one in listed
            if not any(check == one["id"] and re.fullmatch(one["of"], resource) for check, resource in excused)]
    for check, resource in sorted(seen - excused):
        print(f"findings: {check} on {resource} is not listed in findings.yaml")
    for check in idle:
        print(f"findings: {check} is listed, and found no more")
    return seen - excused or idle


def main(template, modules):
    seen = {"checkov": checkov(template), "cdk-nag": nag(template, modules)}
    if any([unlisted(tool, found) for tool, found in seen.items()]):
        sys.exit(1)
    counts = " and ".join(f"{tool}'s {len(found)}" for tool, found in seen.items())
    print(f"findings: {counts} are those that are listed, each with its reason")


if __name__ == "__main__":
    main(*sys.argv[1:])
