"""Runs the web server and the background worker until one of them ends or Ctrl-C is pressed.

Every minute pages appear and go whose hour has come, as a timer sees to it in production.
"""

import os
import signal
import subprocess
import sys
import time

from config.settings.env import ROOT

#: Seconds between two looks at pages with a set time.
PUBLISHING = 60


def serve(*, port):
    """Serve on 127.0.0.1:`port`; returns when both processes have ended."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")])}
    web = [sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    commands = [
        [*web, "--workers", "2", "--timeout", "120", "--access-logfile", "/dev/null"],
        [sys.executable, "manage.py", "db_worker"],
    ]
    children = [subprocess.Popen(command, cwd=ROOT, env=env) for command in commands]
    signal.signal(signal.SIGTERM, _stop)
    publishing = time.monotonic() + PUBLISHING
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
            if time.monotonic() >= publishing:
                command = [sys.executable, "manage.py", "publish_scheduled"]
                subprocess.run(command, cwd=ROOT, env=env, check=False)
                publishing = time.monotonic() + PUBLISHING
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        for child in children:
            child.terminate()
        for child in children:
            child.wait()


def _stop(signum, frame):
    raise SystemExit(0)
