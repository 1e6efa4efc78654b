"""Copied templates of Wagtail's admin differ from the installed ones by what is listed alone."""

import pytest

from support.wagtail_copies import CHANGES, COPIES, expected_copy


@pytest.mark.parametrize("name", CHANGES)
def test_copy_is_wagtails_template_with_our_changes(name):
    """After an upgrade of Wagtail, write the copy anew from the message of this test."""
    assert (COPIES / name).read_text() == expected_copy(name)


def test_no_template_is_copied_without_being_listed():
    """What extends the template of its own name is no copy: it fills blocks that Wagtail offers."""
    texts = {str(path.relative_to(COPIES)): path.read_text() for path in COPIES.rglob("*.html")}
    extending = {
        name for name, text in texts.items() if f'{{% extends "wagtailadmin/{name}" %}}' in text
    }
    assert texts.keys() - extending == set(CHANGES)
