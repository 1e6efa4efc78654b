"""Give PostgreSQL an index of title and body together, as searches ask for them."""

from django.db import migrations

INDEX = "thai_search_title_body"


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON wagtailsearch_indexentry USING gin ((title || body))"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [
        ("thai", "0002_thai_tokenizer"),
    ]

    operations = [migrations.RunPython(create, drop, elidable=False)]
