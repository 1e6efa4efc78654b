"""What a district has sent, and what was released, is never changed: the database refuses it."""

from django.db import migrations

TABLES = ["evidence_submissionversion", "evidence_result"]

SQLITE = """
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table}: a row never changes'); END;
"""
POSTGRESQL = """
CREATE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{table}: a row never changes' USING ERRCODE = 'check_violation'; END $$;
CREATE TRIGGER {table}_never_changes BEFORE UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_never_changes();
"""


def create(apps, schema_editor):
    sql = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for table in TABLES:
        schema_editor.execute(sql.format(table=table))


def drop(apps, schema_editor):
    postgresql = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        on = f" ON {table}" if postgresql else ""
        schema_editor.execute(f"DROP TRIGGER {table}_never_changes{on}")
        if postgresql:
            schema_editor.execute(f"DROP FUNCTION {table}_never_changes()")


class Migration(migrations.Migration):
    dependencies = [("evidence", "0004_results")]

    operations = [migrations.RunPython(create, drop)]
