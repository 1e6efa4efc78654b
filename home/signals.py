"""What follows when a page is published or leaves the public."""

from django.conf import settings
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from home import spelling


@receiver([page_published, page_unpublished])
def _words_are_read_anew(**kwargs):
    spelling.forget(language for language, _name in settings.LANGUAGES)
