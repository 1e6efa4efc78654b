"""What uploads left behind, and what the disk has lost. Run it daily."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from evidence.domain.export.archives import forget_archives
from evidence.domain.presence import forget
from evidence.domain.tidying import AT_LEAST, clear, find


class Command(BaseCommand):
    help = (
        "Give up stale uploads and name files that no row knows; with --delete, delete them. "
        "Fails if the file of a row is missing: restore it from the backup."
    )

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="delete what is left over")

    def handle(self, *, delete, **options):
        forget(before=timezone.now() - AT_LEAST)
        forget_archives()
        findings = find()
        if delete:
            clear(findings)
        self.stdout.write(
            f"{findings.given_up} stale uploads given up. Left over: {len(findings.files)} files, "
            f"{len(findings.parts)} parts, {len(findings.rows)} rows"
            f"{', deleted' if delete else ''}."
        )
        for path in findings.files:
            self.stdout.write(path)
        if findings.lost:
            raise CommandError("\n".join(["These files are missing:", *findings.lost]))
