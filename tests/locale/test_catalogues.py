"""Every catalogue of ours: sound, complete, compiled."""

import polib
import pytest

from support.catalogues import OURS, entries, key, name

every_catalogue = pytest.mark.parametrize("path", OURS, ids=name)


def test_the_packages_have_a_catalogue_for_the_server_and_one_for_the_browser():
    packages = [name(path) for path in OURS if name(path).startswith("packages/")]
    assert packages == [
        "packages/th/LC_MESSAGES/django.po",
        "packages/th/LC_MESSAGES/djangojs.po",
    ]


@every_catalogue
def test_compiled_catalogue_is_what_its_source_compiles_to(path):
    assert path.with_suffix(".mo").read_bytes() == polib.pofile(str(path)).to_binary()


@every_catalogue
def test_plural_forms_are_those_of_thai(path):
    assert polib.pofile(str(path)).metadata["Plural-Forms"] == "nplurals=1; plural=0;"


@every_catalogue
def test_no_message_comes_twice(path):
    keys = [key(entry) for entry in entries(path)]
    assert sorted(keys, key=str) == sorted(set(keys), key=str)


@every_catalogue
def test_every_entry_is_translated(path):
    """Neither empty, nor fuzzy, nor kept for a message that no longer exists."""
    assert [entry.msgid for entry in polib.pofile(str(path)) if not entry.translated()] == []


@every_catalogue
def test_spaces_at_the_ends_are_those_of_the_message(path):
    differing = [
        entry.msgid
        for entry in entries(path)
        for thai in (entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr])
        if _ends(thai) != _ends(entry.msgid)
    ]
    assert differing == []


def _ends(text):
    return (text[:1].isspace(), text[-1:].isspace())
