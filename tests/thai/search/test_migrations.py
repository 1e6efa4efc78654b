"""What the migrations do to the full-text table of wagtail.search, and that it stays."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="the tokenizer is SQLite's"),
]

STOCK = "CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title)"
THAI = (
    "CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title, "
    "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


def definition():
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'wagtailsearch_indexentry_fts'")
        (sql,) = cursor.fetchone()
    return sql


def test_the_tokenizer_goes_back_and_forth_and_keeps_the_index():
    Page.get_first_root_node().add_child(instance=Page(title="ดู"))
    call_command("migrate", "thai", "0001", verbosity=0)
    assert definition() == STOCK
    call_command("migrate", "thai", verbosity=0)
    assert definition() == THAI
    assert [page.title for page in Page.objects.search("ดู")] == ["ดู"]
    assert list(Page.objects.search("ดี")) == []


def test_a_flush_leaves_the_tokenizer_as_it_is():
    call_command("flush", interactive=False, verbosity=0)
    assert definition() == THAI
