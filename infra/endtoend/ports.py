"""Ports that nobody listens on."""
import random
import socket


def free():
    """None of those that the system hands out: nobody who asks for any port is given it meanwhile."""
    for _ in range(100):
        port = random.randrange(12_000, 30_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")
