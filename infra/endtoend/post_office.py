"""A mail server that offers STARTTLS, keeps what it took, and can be held after it took a mail."""
import asyncio
import email
import email.policy
import ssl
import subprocess
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

import ports
from hold import Hold


class PostOffice:
    """MiniStack has no SMTP. The template demands STARTTLS of the mail server, so this one has a certificate."""

    def __init__(self, folder):
        self.certificate = folder / "mail.pem"
        key = folder / "mail.key"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", self.certificate],
            check=True, capture_output=True)
        self._mails, self._holds, self._lock = [], [], threading.Lock()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, key)
        self.port = ports.free()
        self._controller = _Controller(self, self.port, context)
        self._controller.start()

    def to(self, address):
        """The mails that were taken for an address, oldest first."""
        with self._lock:
            return [mail for recipient, mail in self._mails if recipient == address]

    def hold(self, address):
        """Holds the answer to the first mail for an address; the mail itself is taken."""
        held = Hold(lambda recipient: recipient == address, after=True)
        with self._lock:
            self._holds.append(held)
        return held

    def close(self):
        self._controller.stop()

    async def handle_DATA(self, _server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        with self._lock:
            self._mails += [(recipient, mail) for recipient in envelope.rcpt_tos]
            held = next((hold for hold in self._holds for to in envelope.rcpt_tos if hold.takes(to)), None)
        if held:
            await asyncio.to_thread(held.stop, session.peer[1])
            return "421 gone"
        return "250 taken"


class _Controller(Controller):
    def __init__(self, handler, port, context):
        self._context = context
        super().__init__(handler, hostname="127.0.0.1", port=port)

    def factory(self):
        return SMTP(self.handler, tls_context=self._context, require_starttls=True, hostname="localhost")
