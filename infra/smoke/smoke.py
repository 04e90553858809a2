#!/usr/bin/env python3
"""Whether a deployment does its work: the rights, the mail server and the push service that no test without an account
can ask. Run it after each deployment; needs boto3, as AWS CloudShell has it.

    infra/smoke/smoke.py STACK

A workspace `canary` writes to itself, at SES's mailbox simulator, and erases what it made. With the parameter
SmokeSchedule the stack does the same by itself, as a function, and an alarm tells what went wrong.
"""
import json
import os
import sys
import time
import urllib.error
import urllib.request

import boto3

PATIENCE = 150
KEYS = {}


class Wrong(Exception):
    """What should have been, and what is."""


class Api:
    def __init__(self, url, operator_key):
        self.url, self.operator_key = url, operator_key

    def call(self, method, path, body=None, key=None):
        """The status and the answer. Carries no more of it into a message than the status, since it may hold keys."""
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode() if body is not None else None, method=method,
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {key or self.operator_key}"})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as refused:
            with refused:
                text = refused.read()
            return refused.code, json.loads(text) if "json" in refused.headers.get("Content-Type", "") else None

    def expect(self, status, method, path, body=None, key=None):
        seen, answer = self.call(method, path, body, key)
        if seen != status:
            raise Wrong(f"{method} {path} answers {seen}, not {status}")
        return answer


def workspace_key(api):
    """Of the workspace canary, which is made by the first who asks; a later one mints another key."""
    if "canary" not in KEYS:
        status, made = api.call("POST", "/v1/workspaces", {"id": "canary", "name": "Canary"})
        if status == 409:
            made = api.expect(201, "POST", "/v1/workspaces/canary/keys", {"what": "workspaceKey"})
        elif status != 201:
            raise Wrong(f"POST /v1/workspaces answers {status}: is the operator key the one that is deployed?")
        KEYS["canary"] = made["workspaceKey"]
    return KEYS["canary"]


def prepared(api):
    key = workspace_key(api)
    settings = api.expect(200, "GET", "/v1/workspace", key=key)
    api.expect(200, "PUT", "/v1/workspace", settings | {
        "receiptWaitSeconds": 5, "minGapSeconds": 0, "ask": settings.get("ask", {}) | {"email": True}}, key)
    api.expect(200, "PUT", "/v1/customers/canary", {"email": "success@simulator.amazonses.com", "language": "en"}, key)
    return key


def a_device_with_a_bad_token_is_refused_or_taken_but_not_for_want_of_rights(api, key):
    status, _ = api.call("PUT", "/v1/customers/canary/devices/canary",
                         {"platform": "android", "token": "smoke-" + "x" * 120}, key)
    if status >= 500:
        raise Wrong(f"a device is answered {status}: does SNS say AuthorizationError in the log of customers?")
    return {200: "SNS took it", 422: "SNS refused the token, or there is no application"}.get(status, f"{status}")


def a_reply_is_mailed(api, key):
    reply = f"smoke-{time.time_ns()}"
    api.expect(202, "POST", "/v1/replies",
               {"id": reply, "chatId": "canary", "customerId": "canary", "text": "This is a test."}, key)
    end = time.monotonic() + PATIENCE
    while True:
        record = api.expect(200, "GET", f"/v1/replies/{reply}/follow-up", key=key)
        if record.get("outcome") or time.monotonic() > end:
            break
        time.sleep(1)
    became = ", ".join(f"{one['channel']} {one['status']} {one.get('reason', '')}".strip() for one in record["deliveries"])
    if record.get("outcome") != "REACHED":
        raise Wrong(f"the reply ended as {record.get('outcome')} after {PATIENCE} s at most; deliveries: {became or 'none'}")
    return became


def a_dud_token_is_refused_as_such(lambdas, push):
    """The workflow's task token: Step Functions says that it is none, and not that the function may not answer it."""
    answer = lambdas.invoke(FunctionName=push, Payload=json.dumps({
        "token": "smoke", "workspace": "canary", "customer": "nobody", "chat": "none", "reply": "none", "round": 0}))
    said = answer["Payload"].read().decode()
    if "AccessDenied" in said or "not authorized" in said:
        raise Wrong("push may not answer task tokens: states:SendTaskSuccess is denied")
    return "failed, but not for want of rights: see the log of push" if answer.get("FunctionError") else "dropped"


def smoke(api, lambdas, push, told=print):
    """How many things were wrong; the first may stop the others."""
    wrong = 0

    def check(name, what):
        nonlocal wrong
        try:
            told(f"right  {name}: {what()}")
        except (Wrong, OSError) as e:
            wrong += 1
            told(f"WRONG  {name}: {e}")

    try:
        key = prepared(api)
    except (Wrong, OSError) as e:
        told(f"WRONG  the canary's workspace: {e}")
        return 1
    try:
        check("a device with a bad token", lambda: a_device_with_a_bad_token_is_refused_or_taken_but_not_for_want_of_rights(api, key))
        check("a reply to the mailbox simulator", lambda: a_reply_is_mailed(api, key))
        check("a dud task token", lambda: a_dud_token_is_refused_as_such(lambdas, push))
    finally:
        check("erasing the canary", lambda: api.expect(204, "DELETE", "/v1/customers/canary", key=key) or "gone")
    return wrong


def main(stack):
    outputs = {one["OutputKey"]: one["OutputValue"] for one in
               boto3.client("cloudformation").describe_stacks(StackName=stack)["Stacks"][0]["Outputs"]}
    operator_key = boto3.client("secretsmanager").get_secret_value(SecretId=outputs["OperatorKey"])["SecretString"]
    sys.exit(smoke(Api(outputs["Url"], operator_key), boto3.client("lambda"), outputs["PushFunction"]))


def handler(_event, _context):
    """By schedule: fails where anything is wrong, which the alarm counts."""
    operator_key = boto3.client("secretsmanager").get_secret_value(SecretId=os.environ["OPERATOR_KEY"])["SecretString"]
    try:
        wrong = smoke(Api(os.environ["URL"], operator_key), boto3.client("lambda"), os.environ["PUSH_FUNCTION"])
    except Exception:
        KEYS.clear()
        raise
    if wrong:
        KEYS.clear()
        raise RuntimeError(f"{wrong} things are wrong, see above")


if __name__ == "__main__":
    main(*sys.argv[1:2] or sys.exit(__doc__))
