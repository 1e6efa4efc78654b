from django.core.management.base import BaseCommand
from django.utils import timezone

from evidence.domain.load_kpi import load_kpi
from thai.dates.years import fiscal_year, from_buddhist


class Command(BaseCommand):
    help = "Load the KPI's indicator, rounds, criteria, requirements, figures and rubric."

    def add_arguments(self, parser):
        parser.add_argument(
            "--fiscal-year",
            type=int,
            help="Common Era, the year it ends in (default: the current one)",
        )

        parser.add_argument(
            "--update", action="store_true", help="bring texts and thresholds back to the file"
        )

    def handle(self, **options):
        year = options["fiscal_year"] or this_year()
        indicator = load_kpi(fiscal_year=year, update=options["update"])
        self.stdout.write(f"{indicator}: {indicator.rounds.count()} rounds")


def this_year():
    """The current fiscal year in the Common Era."""
    return from_buddhist(fiscal_year(timezone.localdate()))
