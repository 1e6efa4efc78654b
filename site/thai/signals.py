"""Edited synonyms are in force at once; every connection knows the Thai order."""

from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import SynonymGroup
from .ordering import teach_sqlite
from .search import synonyms

connection_created.connect(teach_sqlite)


@receiver([post_save, post_delete], sender=SynonymGroup)
def forget_synonyms(**kwargs):
    synonyms.forget()
