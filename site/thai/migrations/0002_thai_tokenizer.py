"""Let SQLite's full-text table keep Thai vowels and tone marks within a token.

The stock tokenizer takes them for separators, so that ดี matches ดู. Triggers of wagtail.search
fill the table; only the table itself is made anew, with what the index holds.
"""

from django.db import migrations

TABLE = "wagtailsearch_indexentry"
COLUMNS = "autocomplete, body, title"
# Letters, numbers, private use and all marks belong to tokens.
KEEPING_MARKS = ", tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\""


def keep_marks(apps, schema_editor):
    _remake(schema_editor, KEEPING_MARKS)


def split_at_marks(apps, schema_editor):
    _remake(schema_editor, "")


def _remake(schema_editor, tokenizer):
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}_fts")
        cursor.execute(f"CREATE VIRTUAL TABLE {TABLE}_fts USING fts5({COLUMNS}{tokenizer})")
        cursor.execute(
            f"INSERT INTO {TABLE}_fts (rowid, {COLUMNS}) SELECT id, {COLUMNS} FROM {TABLE}"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("thai", "0001_synonyms"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(keep_marks, split_at_marks, elidable=False)]
