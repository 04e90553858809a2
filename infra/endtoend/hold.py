"""A call that the driver stops on its way, to see what becomes of it when the caller dies."""
import os
import signal
import threading

from caller import pid_behind


class Hold:
    """Stops the first call that matches, either before it arrives or after it was taken and before that is answered."""

    def __init__(self, matches, after):
        self.matches, self.after = matches, after
        self.port = None
        self._reached, self._over = threading.Event(), threading.Event()
        self._mine = threading.Lock()

    def takes(self, call):
        """Whether this call is the one; only one ever is."""
        return self.matches(call) and self._mine.acquire(blocking=False)

    def stop(self, port):
        """Called by whoever carries the call; returns when the driver has done what it wanted."""
        self.port = port
        self._reached.set()
        if not self._over.wait(120):
            raise TimeoutError("a held call was forgotten")

    def kill_caller(self, within=120):
        """Kills the process that waits for this call, as hard as it goes, and drops the call."""
        if not self._reached.wait(within):
            raise AssertionError(f"no such call within {within} s")
        os.kill(pid_behind(self.port), signal.SIGKILL)
        self._over.set()
