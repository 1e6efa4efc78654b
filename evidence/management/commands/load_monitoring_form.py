from django.core.management.base import BaseCommand

from evidence.domain.monitoring.load import load_monitoring_form


class Command(BaseCommand):
    help = "Load the monitoring form with its sections and questions; what is there stays."

    def handle(self, **options):
        form = load_monitoring_form()
        self.stdout.write(f"{form}: {form.sections.count()} sections")
