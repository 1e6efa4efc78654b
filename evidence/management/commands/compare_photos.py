"""Fills in what stored photos look like, where it was never noted."""

from django.core.management.base import BaseCommand

from evidence.domain.likeness import look_again, unseen_photos


class Command(BaseCommand):
    help = (
        "Look at the photos stored before photos were compared, so that near-duplicates of them "
        "are told too. Run it once after the upgrade; run again, it looks only at what is left."
    )

    def handle(self, **options):
        photos = list(unseen_photos())
        noted = sum(look_again(stored=stored) for stored in photos)
        self.stdout.write(
            f"{noted} photos compared; {len(photos) - noted} are plain or cannot be drawn."
        )
