#!/usr/bin/env python3
"""Who there is before the contract is tried: of every kind of thing one by the id `known` and one by `known-2`, so that
an id finds something wherever it stands. Prints for a shell the credentials, and what else is known by its name.

    world.py URL OPERATOR_KEY
"""
import base64
import hashlib
import hmac
import json
import re
import sys
import time
import urllib.request

URL, OPERATOR = sys.argv[1:]


def call(method, path, body, key):
    request = urllib.request.Request(
        URL + path, json.dumps(body).encode(), method=method,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {key}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        text = answer.read()
        return json.loads(text) if text else None


def part(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def token(secret, workspace, customer):
    claims = {"iss": workspace, "sub": customer, "exp": int(time.time()) + 23 * 3600}
    signed = ".".join(part(json.dumps(each).encode()) for each in ({"alg": "HS256", "typ": "JWT"}, claims))
    return signed + "." + part(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())


made = call("POST", "/v1/workspaces", {"id": "known", "name": "Known"}, OPERATOR)
call("POST", "/v1/workspaces", {"id": "known-2", "name": "Known, too"}, OPERATOR)
call("PUT", "/v1/workspaces/known/billing", {"paymentMethod": True}, OPERATOR)
call("POST", "/v1/workspaces/known/credits", {"id": "known", "units": 100000}, OPERATOR)
key = made["workspaceKey"]
call("PUT", "/v1/workspace", {
    "name": "Known", "language": "ko", "ask": {"phone": True, "email": True}, "chatUrl": "https://shop.example.com/chat",
    "push": {"android": {"applicationArn": "arn:aws:sns:ap-northeast-2:000000000000:app/GCM/known"}},
    "text": {"alimTalk": {"vendor": "nhn", "senderKey": "0" * 40, "templateCode": "new-reply"}}}, key)
for number, known in enumerate(("known", "known-2")):
    call("PUT", f"/v1/customers/{known}", {
        "name": "Known", "phone": f"+82102900010{number}", "email": f"{known}@example.com"}, key)
    call("PUT", f"/v1/customers/{known}/devices/{known}", {"platform": "android", "token": f"token-of-{known}"}, key)
    call("POST", "/v1/chats", {"id": known, "customerId": known, "openedBy": "customer"}, key)
    call("POST", "/v1/replies", {"id": known, "chatId": known, "customerId": known, "text": "Known"}, key)
call("POST", "/local/clock", {"skip": "PT2M"}, OPERATOR)
with urllib.request.urlopen(URL + "/local/outbox", timeout=20) as answer:
    sent = [notice for notice in json.loads(answer.read()) if "known@example.com" in json.dumps(notice)
            or notice["to"] == "token-of-known"]
mail = next(notice for notice in sent if notice["kind"] == "EMAIL")
push = next(notice for notice in sent if notice["kind"] == "PUSH")["data"]
ids = ["known", "known-2"]
there = dict.fromkeys(("id", "deviceId", "workspace", "chatId", "customerId"), ids) | {
    "code": re.findall(r"/l/([A-Za-z0-9]+)", mail["text"]),
    "token": re.findall(r"/v1/unsubscribe/([A-Za-z0-9._~-]+)", json.dumps(mail["headers"])),
    "carrier": ["alimtalk", "xms", "line", "push", "email"],
    "backend": ["chatwoot", "channel-talk"],
    "deliveryId": [push["deliveryId"]],
    "proof": [push["proof"]]}

print(f"export FOLLOWUP_OPERATOR_KEY={OPERATOR}")
print(f"export FOLLOWUP_WORKSPACE_KEY={key}")
print(f"export FOLLOWUP_CUSTOMER_TOKEN={token(made['tokenSecret'], 'known', 'known')}")
print(f"export FOLLOWUP_KNOWN='{json.dumps(there)}'")
