"""What the migrations do to the tables of wagtail.search, and that it stays."""

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

TABLE = "wagtailsearch_indexentry"


def definition():
    """What the database says of the full-text table or index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [f"{TABLE}_fts"])
        else:
            cursor.execute(
                "SELECT indexdef FROM pg_indexes WHERE indexname = 'thai_search_title_body'"
            )
        row = cursor.fetchone()
    return row[0] if row else None


THAI_DEFINITION = {
    "sqlite": (
        "CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title, "
        "tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
    ),
    "postgresql": (
        "CREATE INDEX thai_search_title_body ON public.wagtailsearch_indexentry "
        "USING gin (((title || body)))"
    ),
}
STOCK_DEFINITION = {
    "sqlite": (
        "CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title)"
    ),
    "postgresql": None,
}


@pytest.mark.django_db(transaction=True)
def test_migrations_go_back_and_forth_and_keep_the_index():
    Page.get_first_root_node().add_child(instance=Page(title="ดู"))
    call_command("migrate", "thai", "0001", verbosity=0)
    assert definition() == STOCK_DEFINITION[connection.vendor]
    call_command("migrate", "thai", verbosity=0)
    assert definition() == THAI_DEFINITION[connection.vendor]
    assert [page.title for page in Page.objects.search("ดู")] == ["ดู"]
    assert list(Page.objects.search("ดี")) == []


@pytest.mark.django_db(transaction=True)
def test_a_flush_leaves_the_table_as_it_is():
    call_command("flush", interactive=False, verbosity=0)
    assert definition() == THAI_DEFINITION[connection.vendor]
