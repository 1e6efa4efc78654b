"""The promises of `support.database`: whole after every test, and safe for threads."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.models import Collection, Locale, Page, Site

from support import leftovers
from support.database import migrations_key

# Made by migrations, not by the tests; emptied by Django's flush.
MIGRATED = [Locale, Page, Site, Collection, Group, ContentType, Permission]


@pytest.fixture(scope="module")
def migrated_rows(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        rows = _rows()
        connection.close()
    return rows


def _rows():
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in MIGRATED}


def test_migrations_leave_rows_to_lose(migrated_rows):
    assert [name for name, rows in migrated_rows.items() if not rows] == []


@pytest.mark.parametrize("time", ["first", "second", "third"])
@pytest.mark.django_db(transaction=True)
def test_transactional_test_begins_with_the_migrated_rows(time, migrated_rows):
    assert _rows() == migrated_rows
    Page.objects.filter(depth=1).update(title="changed")
    Group.objects.create(name="left behind")
    ContentType.objects.get_for_model(Group)


@pytest.mark.parametrize("time", ["first", "second"])
@pytest.mark.django_db
def test_plain_test_begins_with_the_migrated_rows(time, migrated_rows):
    assert _rows() == migrated_rows
    Group.objects.create(name="rolled back")


@pytest.mark.django_db(transaction=True)
def test_threads_write_at_once_without_a_locked_database():
    def write(number):
        try:
            for turn in range(5):
                with transaction.atomic():
                    seen = Group.objects.filter(name__startswith="thread").count()
                    Group.objects.create(name=f"thread {number} {turn} after {seen}")
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(6)))

    assert Group.objects.filter(name__startswith="thread").count() == 30


def _app(folder, **files):
    migrations = folder / "migrations"
    migrations.mkdir(exist_ok=True)
    for name, text in files.items():
        (migrations / f"{name}.py").write_text(text)
    return [SimpleNamespace(label="app", path=str(folder))]


def test_key_changes_with_a_migration(tmp_path):
    before = migrations_key(_app(tmp_path, one="a"))
    changed = migrations_key(_app(tmp_path, one="b"))
    added = migrations_key(_app(tmp_path, one="a", two=""))
    again = migrations_key(_app(tmp_path, one="b", two=""))
    assert len({before, changed, added, again}) == 4


def test_key_stays_with_the_migrations(tmp_path):
    assert migrations_key(_app(tmp_path, one="a")) == migrations_key(_app(tmp_path, one="a"))


def test_leftovers_are_those_of_dead_processes(tmp_path):
    finished = subprocess.Popen(["true"])
    finished.wait()
    running = subprocess.Popen(["sleep", "60"])
    try:
        for name in [str(finished.pid), str(running.pid), "migrated"]:
            (tmp_path / name).mkdir()
        assert leftovers.of_dead_runs(tmp_path) == [tmp_path / str(finished.pid)]
    finally:
        running.kill()
        running.wait()
