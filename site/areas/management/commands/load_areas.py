from django.core.management.base import BaseCommand

from areas.load import load


class Command(BaseCommand):
    help = "Load the 19 inspection regions, 77 provinces and 245 districts. Safe to run again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--update",
            action="store_true",
            help="also bring rows that were changed in the admin back to the files",
        )

    def handle(self, *, update, verbosity, **options):
        loaded = load(update=update)
        self.stdout.write(
            f"Areas: {len(loaded.created)} added, {len(loaded.updated)} brought back to the files."
        )
        if loaded.kept:
            self.stdout.write(
                f"{len(loaded.kept)} differ from the files and were left as they are; "
                f"--update would bring them back: {', '.join(loaded.kept)}"
            )
