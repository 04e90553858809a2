"""The template as SAM's translator hands it to CloudFormation."""
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class Policies:
    """AWS's own policies by name; the template uses none."""

    def load(self):
        return {}


def transformed(text, **parameters):
    """With each parameter at its default, save those that are named; what `package` uploads is somewhere in S3."""
    template = yaml_parse(text)
    for resource in template["Resources"].values():
        given = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            given["CodeUri"] = "s3://bucket/zip"
        elif resource["Type"] == "AWS::Serverless::StateMachine":
            given["DefinitionUri"] = "s3://bucket/asl"
        elif resource["Type"] == "AWS::Lambda::Function":
            given["Code"] = {"S3Bucket": "bucket", "S3Key": "zip"}
    defaults = {name: parameter.get("Default", "x") for name, parameter in template["Parameters"].items()}
    return transform(template, defaults | parameters, Policies())
