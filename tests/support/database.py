"""The test database: migrated once, kept, and copied for every run.

It holds what a new site holds after `migrate` and `load_roles`. Migrating takes 10–20 s, a copy
some 20 ms. The kept copy is named by a hash of all that decides what comes out, so a new
migration or package makes a new one by itself.

Every run, and every worker of a parallel run, has a database of its own. On SQLite that is a
file with production's journal mode, never memory: a live server and threads then see what
production's would. A test that commits ends with Django's `flush`, which would also empty what
migrations made (locales, root page, groups); ours copies the whole database back.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from importlib.metadata import distributions
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command

from config.roles import load_roles
from support import leftovers


def migrations_key(app_configs=None):
    """Return a hash over migrations, roles, package versions and the settings that shape them."""
    digest = hashlib.sha256()
    digest.update(repr(sorted(f"{d.name}=={d.version}" for d in distributions())).encode())
    digest.update(repr([settings.INSTALLED_APPS, settings.LANGUAGES]).encode())
    for config in app_configs or apps.get_app_configs():
        folder = Path(config.path)
        for path in sorted([*folder.glob("migrations/*.py"), *folder.glob("roles.py")]):
            digest.update(f"{config.label}/{path.name}".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class SQLiteStore:
    """Databases are files in one folder."""

    def __init__(self, connection, folder):
        self.folder = folder

    def name(self, stem):
        return str(self.folder / f"{stem}.sqlite3")

    def exists(self, name):
        return Path(name).exists()

    def create(self, name):
        with closing(sqlite3.connect(name)) as database:
            database.execute("PRAGMA journal_mode=WAL")

    def rename(self, name, new_name):
        Path(name).rename(new_name)

    def copy(self, source, target):
        """Make `target` equal to `source`, also while other connections to it stand open."""
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        # Immutable: several workers read the kept copy at once, and nobody writes to it.
        with (
            closing(sqlite3.connect(f"file:{source}?immutable=1", uri=True)) as original,
            closing(sqlite3.connect(target, timeout=20)) as copy,
        ):
            original.backup(copy)

    def drop(self, name):
        for suffix in ["", "-wal", "-shm"]:
            Path(name + suffix).unlink(missing_ok=True)


class PostgreSQLStore:
    """Databases lie on the server that DATABASE_URL names."""

    def __init__(self, connection, folder):
        self.connection = connection
        self.prefix = f"test_{connection.settings_dict['NAME']}_"

    def name(self, stem):
        return self.prefix + stem.replace("/", "_")

    def exists(self, name):
        with self.connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            return cursor.fetchone() is not None

    def create(self, name):
        self._execute(f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0")

    def rename(self, name, new_name):
        self._execute(f'ALTER DATABASE "{name}" RENAME TO "{new_name}"')

    def copy(self, source, target):
        self.drop(target)
        self._execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')

    def drop(self, name):
        # A live server's thread may still hold a connection.
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _execute(self, statement):
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(statement)


STORES = {"sqlite": SQLiteStore, "postgresql": PostgreSQLStore}


class TestDatabase:
    """The database of this process: `open` it, `restore` it after a commit, `close` it."""

    __test__ = False
    #: The one that is open.
    current = None

    def __init__(self, connection, *, folder, worker):
        self.connection = connection
        self.folder = Path(folder)
        self.store = STORES[connection.vendor](connection, self.folder)
        self.kept = self.store.name(f"migrated-{migrations_key()}")
        self.own = self.store.name(f"{worker}/db")

    def open(self, *, rebuild=False):
        """Point the connection at a fresh copy; migrate first where no kept copy fits."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._one_at_a_time():
            for leftover in leftovers.of_dead_runs(self.folder):
                self.store.drop(self.store.name(f"{leftover.name}/db"))
                shutil.rmtree(leftover)
            if rebuild:
                self.store.drop(self.kept)
            if not self.store.exists(self.kept):
                self._build()
            self.store.copy(self.kept, self.own)
        self._connect_to(self.own)
        TestDatabase.current = self

    def restore(self):
        """Bring back every row that the migrations made, and no other."""
        self.connection.close()
        self.store.copy(self.kept, self.own)
        ContentType.objects.clear_cache()

    def close(self):
        self.connection.close()
        self.store.drop(self.own)

    def _build(self):
        half_built = f"{self.kept}-half-built"
        self.store.drop(half_built)
        self.store.create(half_built)
        self._connect_to(half_built)
        call_command("migrate", verbosity=0, interactive=False)
        load_roles()
        self.connection.close()
        self.store.rename(half_built, self.kept)

    def _connect_to(self, name):
        self.connection.close()
        self.connection.settings_dict["NAME"] = name

    @contextmanager
    def _one_at_a_time(self):
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
