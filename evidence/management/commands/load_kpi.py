from django.core.management.base import BaseCommand
from django.utils import timezone

from evidence.domain.load_kpi import load_kpi
from thai.dates import fiscal_year


class Command(BaseCommand):
    help = "Load the KPI's indicator, rounds, criteria, requirements, figures and rubric."

    def add_arguments(self, parser):
        parser.add_argument(
            "--fiscal-year",
            type=int,
            help="Common Era, the year it ends in (default: the current one)",
        )

    def handle(self, *, fiscal_year=None, **options):
        year = fiscal_year or current_fiscal_year()
        indicator = load_kpi(fiscal_year=year)
        self.stdout.write(f"{indicator}: {indicator.rounds.count()} rounds")


def current_fiscal_year():
    return fiscal_year(timezone.localdate())
