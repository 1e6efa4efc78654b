"""What follows when a practice leaves the public."""

from django.dispatch import receiver
from wagtail.signals import page_unpublished

from bestpractice.domain.publication import take_photos_off, take_translations_off
from bestpractice.models import BestPracticePage


@receiver(page_unpublished, sender=BestPracticePage)
def _photos_and_translations_go_with_the_page(*, instance, **kwargs):
    take_translations_off(instance)
    take_photos_off(instance)
