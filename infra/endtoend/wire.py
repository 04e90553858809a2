"""The wire between the functions and AWS's stand-in: every call is seen here, and any can be held."""
import collections
import http.client
import json
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from hold import Hold

Call = collections.namedtuple("Call", "action body")


class Wire:
    """An HTTP proxy in front of the stand-in, for the functions alone. Reads what was published to devices, since the
    stand-in takes such messages and shows them to nobody."""

    def __init__(self, standin_port):
        self.standin_port = standin_port
        self._calls, self._holds, self._lock = [], [], threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def hold(self, action, mention, after):
        """Holds the first call of this action whose body mentions all of these."""
        held = Hold(lambda call: call.action == action and all(word in call.body for word in mention), after)
        with self._lock:
            self._holds.append(held)
        return held

    def pushes(self, chat):
        """What the stand-in took for devices about a chat, as the app would get it, oldest first."""
        with self._lock:
            taken = [data for call in self._calls for data in _pushed(call)]
        return [data for data in taken if data["chat"] == chat]

    def bodies(self, *actions):
        """What was carried to the stand-in by these actions."""
        with self._lock:
            return [call.body for call in self._calls if call.action in actions]

    def _held(self, call):
        with self._lock:
            return next((hold for hold in self._holds if hold.takes(call)), None)

    def _carried(self, call):
        with self._lock:
            self._calls.append(call)


def _handler(wire):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            call = Call(_action(self.headers, body), body.decode("utf-8", "replace"))
            held = wire._held(call)
            if held and not held.after:
                return self._drop(held)
            status, headers, answer = self._forward(body)
            if status < 300:
                wire._carried(call)
            if held:
                return self._drop(held)
            self.send_response(status)
            for name, value in headers:
                if name.lower() not in ("connection", "content-length", "date", "server", "transfer-encoding"):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_PUT = do_DELETE = do_POST

        def _drop(self, held):
            self.close_connection = True
            held.stop(self.client_address[1])

        def _forward(self, body):
            onward = http.client.HTTPConnection("127.0.0.1", wire.standin_port, timeout=120)
            try:
                onward.request(self.command, self.path, body, dict(self.headers.items()))
                answer = onward.getresponse()
                return answer.status, answer.getheaders(), answer.read()
            except OSError:
                # The stand-in is being stopped.
                return 503, [], b""
            finally:
                onward.close()

        def log_message(self, *_):
            pass

    return Handler


def _action(headers, body):
    target = headers.get("X-Amz-Target")
    if target:
        return target.rsplit(".", 1)[1]
    return urllib.parse.parse_qs(body.decode("utf-8", "replace")).get("Action", [""])[0]


def _pushed(call):
    form = urllib.parse.parse_qs(call.body) if call.action == "Publish" else {}
    if "TargetArn" not in form:
        return []
    return [json.loads(json.loads(form["Message"][0])["GCM"])["fcmV1Message"]["message"]["data"]]
