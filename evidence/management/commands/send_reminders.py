from django.core.management.base import BaseCommand

from evidence.domain.reminding import letters_for, send_reminders


class Command(BaseCommand):
    help = "Write to those who have not sent, so many days before a deadline. Run it daily."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="name the letters, send none")

    def handle(self, *, dry_run, **options):
        if dry_run:
            for letter in letters_for():
                self.stdout.write(f"{letter.address}: {len(letter.dues)}")
            return
        self.stdout.write(f"{send_reminders()} letters")
