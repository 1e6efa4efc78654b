"""What follows when a page is published or leaves the public, or a document changes."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.signals import page_published, page_unpublished

from home import attachments, spelling, tasks
from home.models import CustomDocument, PublicPage


@receiver([page_published, page_unpublished])
def _words_are_read_anew(**kwargs):
    spelling.forget(language for language, _name in settings.LANGUAGES)


@receiver(page_published)
def _files_are_read(instance, **kwargs):
    if isinstance(instance, PublicPage) and attachments.documents_in(instance):
        transaction.on_commit(partial(tasks.read_files_of.enqueue, instance.pk))


@receiver(post_save, sender=CustomDocument)
def _changed_file_is_read(instance, created, raw, **kwargs):
    if not created and not raw:
        transaction.on_commit(partial(tasks.read_files_again.enqueue, [instance.pk]))


@receiver(pre_delete, sender=CustomDocument)
def _deleted_file_is_forgotten(instance, **kwargs):
    # Who offered it is not known any more once it is gone.
    for page in attachments.pages_offering([instance.pk]):
        transaction.on_commit(partial(tasks.read_files_of.enqueue, page.pk))


@receiver([post_save, post_delete], sender=Collection)
@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def _privacy_is_heeded(**kwargs):
    transaction.on_commit(tasks.read_files_again.enqueue)
