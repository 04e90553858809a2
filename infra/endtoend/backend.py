"""A chat backend: speaks the HTTP contract of events/openapi.yaml, and nothing else."""
import base64
import hashlib
import hmac
import http.client
import json
import threading
import time
import uuid

_BASE = uuid.uuid4().hex[:6]

_counter = iter(range(2000, 10_000))

# What each reply says.
TEXT = "Your tea has arrived."


def fresh(kind):
    """An id that nothing else has."""
    return f"{kind}-{_BASE}-{next(_counter)}"


# A call of each function behind the API that changes nothing.
HARMLESS = [("POST", "/v1/workspaces"), ("PUT", "/v1/customers/nobody"), ("PUT", "/v1/presence"), ("POST", "/v1/replies"),
            ("GET", "/v1/replies/none/follow-up"), ("POST", "/v1/receipts/push")]


class Api:
    """The deployed API, called by its own host name without asking a name server for it. One call at a time, as each
    call beside another would start another process of its function."""

    def __init__(self, host, port):
        self.host, self.port = host, port
        self._turn = threading.Lock()

    def wake(self, patience=120):
        """Waits until every function behind it has started."""
        end = time.monotonic() + patience
        for method, path in HARMLESS:
            while self.call(method, path)[0] >= 500:
                if time.monotonic() > end:
                    raise AssertionError(f"{method} {path} does not start within {patience} s")

    def call(self, method, path, body=None, key=None, expect=None, patience=60):
        """The status and what was answered. Where another status is expected, a 5xx is asked again for a while, as any
        chat backend would: twice is once."""
        end = time.monotonic() + patience
        while True:
            with self._turn:
                status, text = self._call(method, path, body, key)
            if expect in (None, status):
                return status, json.loads(text) if text else None
            if status < 500 or time.monotonic() > end:
                raise AssertionError(f"{method} {path}: {status} instead of {expect}: {text[:300]}")

    def _call(self, method, path, body, key):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": self.host, "Content-Type": "application/json"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text


class Workspace:
    """A business with texts and mail on, and a receipt wait of five seconds."""

    def __init__(self, api, operator_key, idle_seconds):
        self.api, self.id = api, fresh("w")
        made = api.call("POST", "/v1/workspaces", {"id": self.id, "name": "Hanok Tea"}, operator_key, expect=201)[1]
        self.key, self.token_secret = made["workspaceKey"], made["tokenSecret"]
        api.call("PUT", f"/v1/workspaces/{self.id}/billing", {"paymentMethod": True}, operator_key, expect=200)
        settings = api.call("GET", "/v1/workspace", key=self.key, expect=200)[1]
        settings |= {"receiptWaitSeconds": 5, "minGapSeconds": 0, "idleSeconds": idle_seconds,
                     "ask": {"phone": True, "email": True, "name": False}}
        api.call("PUT", "/v1/workspace", settings, self.key, expect=200)

    def customer(self, **more):
        return Customer(self, **more)

    def token(self, customer):
        claims = {"iss": self.id, "sub": customer, "exp": int(time.time()) + 3600}
        signed = ".".join(_b64(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
        seal = hmac.new(self.token_secret.encode(), signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{_b64(seal)}"


class Customer:
    """Somebody with a phone number and an email address of their own, one chat, and a device if wanted."""

    def __init__(self, workspace, device=False):
        self.workspace, self.id, self.chat = workspace, fresh("c"), fresh("chat")
        # A Japanese number: texts to Korean ones go by a vendor of that country, not by SNS.
        number = f"901{next(_counter):07d}"
        self.phone, self.email = f"+81{number}", f"{self.id}@example.com"
        self._call("PUT", f"/v1/customers/{self.id}",
                   {"phone": f"0{number}", "country": "JP", "email": self.email, "language": "ko"}, 200)
        if device:
            self._call("PUT", f"/v1/customers/{self.id}/devices/phone",
                       {"platform": "android", "token": fresh("token") + "x" * 100}, 200)

    def beat(self, state="active"):
        return self.workspace.api.call(
            "PUT", "/v1/presence", {"session": "tab", "state": state}, self.workspace.token(self.id), expect=200)[1]

    def leave(self):
        return self.beat("left")

    def reply(self, reply=None, expect=202):
        """A manager answers; the id of the reply."""
        reply = reply or fresh("r")
        self._call("POST", "/v1/replies", {"id": reply, "chatId": self.chat, "customerId": self.id,
                                           "text": TEXT}, expect)
        return reply

    def record(self, reply):
        return self._call("GET", f"/v1/replies/{reply}/follow-up", None, 200)

    def _call(self, method, path, body, expect):
        return self.workspace.api.call(method, path, body, self.workspace.key, expect)[1]


def _b64(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
