"""Runs the web server, and beside it the background worker, until one ends or Ctrl-C is pressed.

Every minute pages appear and go whose hour has come, as a timer sees to it in production.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from config.settings.env import ROOT

#: Seconds between two looks at pages with a set time.
PUBLISHING = 60


@contextmanager
def web_server(*, port):
    """Serve on 127.0.0.1:`port` while the context lasts; gives the process once home is shown.

    The first look at home makes its pictures, which a database busy with loading would hold up.
    """
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    options = ["--workers", "2", "--timeout", "120", "--access-logfile", "/dev/null"]
    with _running([*command, *options]) as web:
        while web.poll() is None and not _shows_home(port):
            time.sleep(0.2)
        yield web


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
        while web.poll() is None and worker.poll() is None:
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
    finally:
        child.terminate()
        child.wait()


def _environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}


def _stop(signum, frame):
    raise SystemExit(0)
