"""gunicorn, behind nginx: `gunicorn -c site/deploy/gunicorn.conf.py` from the project's folder.

Plain sync workers: on these pages threads and other servers gained nothing when measured. nginx
takes slow uploads and downloads off them.
"""

import os
from pathlib import Path

chdir = str(Path(__file__).resolve().parents[1])
wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", 2 * (os.cpu_count() or 1) + 1))
worker_class = "sync"
# An export of all districts or a large photo may take its time.
timeout = 120
graceful_timeout = 30
# Memory that image work leaves behind goes back now and then, not in all workers at once.
max_requests = 2000
max_requests_jitter = 400
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
accesslog = "-"
errorlog = "-"
