"""Opens the links that are due: missed ones, those that failed, those seen long ago."""

from django.core.management.base import BaseCommand

from evidence.domain.links import check_link, due_links


class Command(BaseCommand):
    help = "Check the links that are due, some hundreds at a time. Run it hourly."

    def add_arguments(self, parser):
        parser.add_argument("--most", type=int, default=300, help="how many at most")

    def handle(self, *, most, **options):
        outcomes = [check_link(evidence=evidence).outcome for evidence in due_links()[:most]]
        self.stdout.write(f"{len(outcomes)} links checked.")
