from django.core.management.base import BaseCommand, CommandError

from areas.notified import RefusedImport, import_counts, read_rows


class Command(BaseCommand):
    help = (
        "Import how many children each district was told to find, from a CSV or XLSX file with "
        "the columns district_code, fiscal_year, source (EEF, DMC), as_of and count."
    )

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *, file, **options):
        try:
            imported = import_counts(rows=read_rows(file))
        except RefusedImport as refused:
            raise CommandError(f"Nothing was saved.\n{refused}") from None
        except FileNotFoundError:
            raise CommandError(f"There is no file {file}.") from None
        self.stdout.write(
            f"Notified counts: {imported.created} added, {imported.updated} corrected, "
            f"{imported.unchanged} as they were."
        )
