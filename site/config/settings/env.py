"""Where the project lies, where its state lies, and the one reader of the environment."""

from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]

env = environ.Env()

# All state of a running copy lies here: database, files, static files, secret key.
DATA_DIR = Path(env.str("DATA_DIR", default=str(ROOT / "var"))).resolve()
