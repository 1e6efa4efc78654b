"""A real server process, and a line to it that can be cut."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
ADDRESS = "127.0.0.1"


class Server:
    """gunicorn on the test's own database and folders; the test must commit what it makes."""

    def __init__(self, *, workers=2):
        self.workers = workers
        with socket.create_server((ADDRESS, 0)) as free:
            self.port = free.getsockname()[1]

    @property
    def url(self):
        return f"http://{ADDRESS}:{self.port}"

    def start(self):
        command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--workers", str(self.workers)]
        self.process = subprocess.Popen(
            [*command, "--bind", f"{ADDRESS}:{self.port}", "--log-level", "error"],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("", "site", "tests")),
                "DJANGO_SETTINGS_MODULE": "support.server_settings",
                "DATABASE_URL": database_url(),
                "PRIVATE_MEDIA_ROOT": str(settings.PRIVATE_MEDIA_ROOT),
                "PARTIAL_UPLOADS_ROOT": str(settings.PARTIAL_UPLOADS_ROOT),
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + 60
        while not self._answers():
            assert self.process.poll() is None, "the server ended while starting"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.05)

    def kill(self):
        """End the server and its workers at once, without a chance to tidy up."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.kill()

    def _answers(self):
        with suppress(OSError), socket.create_connection((ADDRESS, self.port), timeout=5) as line:
            line.sendall(b"GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return b" 200 " in line.recv(100)
        return False


def database_url():
    """The test's database as a URL for another process."""
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    account = f"{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}"
    return f"postgres://{account}/{given['NAME']}"


class Line:
    """A TCP line to `port` that counts the bytes sent to the server and can break.

    With `cut_after` all connections are lost once so many bytes have passed, and new ones too
    until `mend` is called.
    """

    def __init__(self, port, *, cut_after=None):
        self.target, self.cut_after = port, cut_after
        self.sent, self.is_cut = 0, threading.Event()
        self._lock = threading.Lock()
        self._listener = socket.create_server((ADDRESS, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"http://{ADDRESS}:{self.port}"

    def mend(self):
        self.cut_after = None
        self.is_cut.clear()

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._carry, args=[near], daemon=True).start()

    def _carry(self, near):
        with near, suppress(OSError), socket.create_connection((ADDRESS, self.target)) as far:
            while not self.is_cut.is_set():
                ready, _, _ = select.select([near, far], [], [], 0.2)
                for end in ready:
                    data = end.recv(16 * 1024)
                    if not data:
                        return
                    if end is near:
                        self._count(len(data))
                    (far if end is near else near).sendall(data)

    def _count(self, number):
        with self._lock:
            self.sent += number
            if self.cut_after is not None and self.sent >= self.cut_after:
                self.is_cut.set()
