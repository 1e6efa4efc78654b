"""Runs the web server, and beside it the background worker, until one ends or Ctrl-C is pressed.

Every minute pages appear and go whose hour has come, as a timer sees to it in production.
"""

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from urllib.error import URLError
from urllib.request import urlopen

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from config.settings.env import ROOT

#: Seconds between two looks at pages with a set time.
PUBLISHING = 60
#: Seconds that the worker has to finish a task.
GRACE = 15


class PortTaken(Exception):
    """Something else listens on the port."""


def require_free(port):
    """Raises PortTaken where another program listens on 127.0.0.1:`port`."""
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError as error:
        raise PortTaken(
            f"Port {port} is taken by another program. Name a free one: --port {port + 1}"
        ) from error


class _Site(BaseApplication):
    """gunicorn with the settings of a demo."""

    def __init__(self, *, port):
        self.port = port
        super().__init__()

    def load_config(self):
        self.cfg.set("bind", f"127.0.0.1:{self.port}")
        self.cfg.set("workers", 2)
        # No nginx takes slow uploads off them: two would else stop the site for everyone.
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", 4)
        self.cfg.set("timeout", 120)
        self.cfg.set("accesslog", os.devnull)
        self.cfg.set("control_socket_disable", True)  # it would lie in the home folder

    def load(self):
        return get_wsgi_application()


@contextmanager
def web_server(*, port):
    """Serve on 127.0.0.1:`port` while the context lasts; gives the process once home is shown.

    The server is a fork of this process, which has all of Django and Wagtail loaded: begun anew it
    would spend seconds on that. The first look at home makes its pictures, which a database busy
    with loading would hold up.
    """
    connections.close_all()  # a connection must not live in two processes
    web = multiprocessing.get_context("fork").Process(target=_serve, args=[port])
    web.start()
    try:
        while web.is_alive() and not _shows_home(port):
            time.sleep(0.2)
        yield web
    finally:
        web.terminate()
        web.join()


def _serve(port):
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    # Both may hold what was true while the site was being made.
    caches["default"].clear()
    staticfiles_storage.hashed_files, _hash = staticfiles_storage.load_manifest()
    _Site(port=port).run()


def _shows_home(port):
    try:
        with urlopen(f"http://127.0.0.1:{port}/"):
            return True
    except URLError:
        return False


def attend(web):
    """Do what a served site needs besides, until `web` ends or Ctrl-C is pressed."""
    publishing = time.monotonic() + PUBLISHING
    with _running([sys.executable, "manage.py", "db_worker"]) as worker:
        while web.is_alive() and worker.poll() is None:
            time.sleep(0.5)
            if time.monotonic() >= publishing:
                command = [sys.executable, "manage.py", "publish_scheduled"]
                subprocess.run(command, cwd=ROOT, env=_environment(), check=False)
                publishing = time.monotonic() + PUBLISHING


def end_quietly_on_sigterm():
    """Let SIGTERM unwind the stack, so that no child process is left behind."""
    signal.signal(signal.SIGTERM, _stop)


@contextmanager
def _running(command):
    child = subprocess.Popen(command, cwd=ROOT, env=_environment())
    try:
        yield child
    except KeyboardInterrupt:
        # Ctrl-C reached the child too; a second signal would break off what it is doing.
        with suppress(subprocess.TimeoutExpired):
            child.wait(GRACE)
        raise
    finally:
        child.terminate()
        child.wait()


def _environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}


def _stop(signum, frame):
    raise SystemExit(0)
