"""What .ci/legs/schemathesis adds to schemathesis: what every answer has to be written down in, ids that lead somewhere,
and what is mended instead of refused."""
import json
import os
import re

import schemathesis
from schemathesis.core.failures import AcceptedNegativeData
from schemathesis.core.jsonschema import make_validator
from schemathesis.openapi.checks import RejectedPositiveData

# By name of a parameter or a field of a body, what of it is there, see world.py.
KNOWN = json.loads(os.environ["FOLLOWUP_KNOWN"])
WELL_FORMED = re.compile(r"[A-Za-z0-9._:-]{1,128}")
CUSTOMER = "Bearer " + os.environ["FOLLOWUP_CUSTOMER_TOKEN"]
WORKSPACE = "Bearer " + os.environ["FOLLOWUP_WORKSPACE_KEY"]
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Takes the answers `default` away, which would let every status pass, and adds what the contract says once for all
    calls: an address that is too long is 414."""
    for path in raw_schema["paths"].values():
        for operation in path.values():
            if isinstance(operation, dict):
                answers = operation["responses"]
                answers.pop("default", None)
                answers["414"] = {"description": "Too long.", "content": PROBLEM}


@schemathesis.hook
def map_body(context, body):
    return known(body) if isinstance(body, dict) else body


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    return known(path_parameters)


@schemathesis.hook
def map_query(context, query):
    return known(query)


def known(values):
    """More than half of the well-formed ids become ones that are there; what is wrong stays wrong."""
    for name, there in KNOWN.items():
        value = (values or {}).get(name)
        if isinstance(value, str) and WELL_FORMED.fullmatch(value) and len(value) % 3:
            values[name] = there[len(value) // 3 % len(there)]
    return values


@schemathesis.hook
def before_call(context, case, kwargs):
    """What customers and workspaces may do is done by each in turn; schemathesis would take the customer's word alone."""
    schemes = {scheme for one in case.operation.definition.raw.get("security", []) for scheme in one}
    if "workspaceKey" in schemes and case.headers.get("Authorization") == CUSTOMER and len(repr(case.body)) % 2:
        case.headers["Authorization"] = WORKSPACE


@schemathesis.hook
def filter_failure(context, failure, case, response):
    if isinstance(failure, AcceptedNegativeData):
        return not keeps_once_mended(case)
    return not (isinstance(failure, RejectedPositiveData) and holds_control_characters(response))


def holds_control_characters(response):
    """Names, titles and the like are one line; that stands in no pattern, since it would hide what else they may be."""
    errors = response.json().get("errors")
    return bool(errors) and all(error["detail"] == "holds control characters" for error in errors)


def keeps_once_mended(case):
    """Taken though it breaks the schema, and keeps it once it is mended as the contract says: by leaving out what is null
    or empty and the blanks around what is not. (Of a merge null removes; that is in its schema.)"""
    validator = case.operation.schema.adapter.jsonschema_validator_cls
    body = case.operation.get_body_for_media_type(case.media_type)
    schemas = [(parameters.schema, mended(dict(given or {}))) for parameters, given in (
        (case.operation.path_parameters, case.path_parameters), (case.operation.query, case.query))]
    if body is not None:
        kept = mended(case.body)
        if case.operation.definition.raw["operationId"] in ("beat", "beacon") and isinstance(kept, dict):
            # By a customer's token it is ignored, whatever it is.
            kept.pop("customerId", None)
        schemas.append((body.optimized_schema, kept))
    return all(make_validator(schema, validator).is_valid(value) for schema, value in schemas)


def mended(value):
    if isinstance(value, dict):
        kept = {name: mended(each) for name, each in value.items()}
        return {name: each for name, each in kept.items() if each is not None and each != ""}
    if isinstance(value, list):
        return [mended(each) for each in value]
    return value.strip() if isinstance(value, str) else value
