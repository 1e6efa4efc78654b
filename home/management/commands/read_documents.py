"""Reads the files of public pages, where it was never done or an older program read them."""

from django.core.management.base import BaseCommand

from home.attachments import pages_offering, read_all_in
from home.models import DocumentText


class Command(BaseCommand):
    help = (
        "Read the PDF and Word files that public pages offer, so that search finds the pages by "
        "them. Run it once after the upgrade; every later file is read when it is published."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--again", action="store_true", help="also read files that were read before"
        )

    def handle(self, *, again, **options):
        if again:
            DocumentText.objects.all().delete()
        pages = list(pages_offering())
        for page in pages:
            read_all_in(page)
        known = DocumentText.objects.exclude(text="").count()
        self.stdout.write(
            f"{len(pages)} pages offer files; the text of {known} files is known, "
            f"{DocumentText.objects.count() - known} hold none that can be read."
        )
