#!/usr/bin/env python3
"""Whatever changes reaches the functions: infra/deploy is run against an AWS CLI of paper, and the template is
transformed by SAM with the edition that it computed. Run by .ci/legs/static, whose Python has SAM's translator.

    infra/checks/editions.py TEMPLATE
"""
import json
import logging
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from sam import transformed
from samtranslator.yaml_helper import yaml_parse

INFRA = pathlib.Path(__file__).resolve().parent.parent
ZIPS = ["presence", "everything"]

# What infra/deploy asks the CLI, answered from a file.
CLI = r"""#!{python}
import json, pathlib, sys
account = json.loads(pathlib.Path({account!r}).read_text())
given = sys.argv[1:]
option = lambda name: given[given.index(name) + 1]
asked = " ".join(given[:2])
if asked == "cloudformation describe-stacks":
    if account["parameters"] is None:
        sys.exit("An error occurred (ValidationError): Stack with id followup does not exist")
    print("\t".join(f"{{name}}={{value}}" for name, value in account["parameters"].items())
          if "Parameters" in option("--query") else "https://api.example")
elif asked == "secretsmanager list-secret-version-ids":
    if option("--secret-id") not in account["secrets"]:
        sys.exit("An error occurred (ResourceNotFoundException): Secrets Manager can't find the specified secret.")
    print(account["secrets"][option("--secret-id")])
elif asked == "cloudformation package":
    pathlib.Path(option("--output-template-file")).write_text("{{}}")
elif asked == "cloudformation deploy":
    pathlib.Path({account!r}).with_name("deployed").write_text(json.dumps(given[given.index("--parameter-overrides") + 1:]))
elif asked == "cloudformation list-stack-resources":
    print("\t".join(account["live"]))
elif asked == "lambda get-function-configuration":
    print(account["live"][option("--function-name")] if "--qualifier" in given else "latest")
else:
    sys.exit("not known here: " + asked)
"""

ACCOUNT = {
    "parameters": {"Stage": "prod", "RetentionDays": "90", "TextSender": "", "Edition": "0123456789abcdef"},
    "secrets": {"followup/prod/master-secret": "v1", "followup/prod/operator-key": "v1", "followup/carriers/mail": "v1"},
    "live": {"followup-prod-presence": "latest", "followup-prod-replies": "latest"},
}


class Operator:
    """Somebody with infra/deploy, two zips and an account."""

    def __init__(self, folder, template):
        self.folder = folder
        (folder / "infra").mkdir()
        shutil.copy(INFRA / "deploy", folder / "infra" / "deploy")
        shutil.copy(template, folder / "infra" / "template.yaml")
        for assembly in ZIPS:
            (folder / "functions" / "lambda" / assembly / "target").mkdir(parents=True)
            self.zip(assembly).write_text(assembly)
        (folder / "bin").mkdir()
        self.account = folder / "account.json"
        cli = folder / "bin" / "aws"
        cli.write_text(CLI.format(python=sys.executable, account=str(self.account)))
        cli.chmod(0o755)

    def zip(self, assembly):
        return self.folder / "functions" / "lambda" / assembly / "target" / "function.zip"

    def deploy(self, *parameters, **changed):
        self.account.write_text(json.dumps(ACCOUNT | changed))
        return subprocess.run(
            [self.folder / "infra" / "deploy", "followup", "bucket", *parameters], capture_output=True, text=True,
            env=os.environ | {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}"})

    def edition(self, *parameters, **changed):
        done = self.deploy(*parameters, **changed)
        assert done.returncode == 0, done.stderr
        told = dict(one.split("=", 1) for one in json.loads((self.folder / "deployed").read_text()))
        assert {f"{name}={value}" for name, value in told.items() if name != "Edition"} == set(parameters), told
        return told["Edition"]


class Sam:
    def __init__(self, template):
        self.template = template.read_text()
        self.functions = [name for name, r in yaml_parse(self.template)["Resources"].items()
                          if r["Type"] == "AWS::Serverless::Function"]

    def versions(self, **parameters):
        """The logical id of each function's version, as CloudFormation would get it."""
        made = transformed(self.template, **parameters)
        return {r["Properties"]["FunctionName"]["Ref"]: name for name, r in made["Resources"].items()
                if r["Type"] == "AWS::Lambda::Version"}


def changed(parameter):
    """Another value than the default, of the same kind."""
    default = str(parameter.get("Default", ""))
    if "AllowedValues" in parameter:
        return next(str(value) for value in parameter["AllowedValues"] if str(value) != default)
    return str(int(default) + 1) if parameter.get("Type") == "Number" else default + "x"


def main(template):
    logging.disable()
    os.environ.setdefault("AWS_DEFAULT_REGION", "ap-northeast-2")
    sam = Sam(template)
    parameters = yaml_parse(sam.template)["Parameters"]
    with tempfile.TemporaryDirectory() as folder:
        operator = Operator(pathlib.Path(folder), template)
        first = operator.edition("Stage=prod")
        before = sam.versions(Edition=first)
        assert set(before) == set(sam.functions), "not every function has a version"
        def published(what, edition, **also):
            after = sam.versions(Edition=edition, **also)
            kept = [function for function in before if after[function] == before[function]]
            assert not kept, f"{what} changed, but these keep their versions: {', '.join(kept)}"

        for name, parameter in parameters.items():
            if name not in ("Edition", "Stage"):
                value = changed(parameter)
                published(name, operator.edition("Stage=prod", f"{name}={value}"), **{name: value})
        for secret in ACCOUNT["secrets"]:
            published(secret, operator.edition("Stage=prod", secrets=ACCOUNT["secrets"] | {secret: "v2"}))
        for assembly in ZIPS:
            operator.zip(assembly).write_text("another")
            published(f"zip of {assembly}", operator.edition("Stage=prod"))
            operator.zip(assembly).write_text(assembly)
        deployed = operator.folder / "infra" / "template.yaml"
        deployed.write_text(deployed.read_text() + "# another\n")
        published("template", operator.edition("Stage=prod"))
        shutil.copy(template, deployed)

        assert operator.edition("Stage=prod") == operator.edition() == first, "nothing changed but the edition"
        kept = operator.edition(parameters=ACCOUNT["parameters"] | {"RetentionDays": "30"})
        assert kept == operator.edition("RetentionDays=30"), "what stays as it was is not what is named"
        assert operator.edition("Stage=prod", parameters=None, secrets={}), "the first deployment"

        stale = operator.deploy(live=ACCOUNT["live"] | {"followup-prod-replies": "of yesterday"})
        assert stale.returncode and "not what was deployed: followup-prod-replies" in stale.stderr, stale.stderr
        operator.zip("presence").unlink()
        unbuilt = operator.deploy()
        assert unbuilt.returncode and "not built" in unbuilt.stderr, unbuilt.stderr
    print(f"editions: {len(parameters) - 2} parameters, {len(ACCOUNT['secrets'])} secrets, zips and template, "
          f"each a new version of {len(before)} functions")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
