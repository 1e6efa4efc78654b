"""Edited synonyms are in force at once."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import SynonymGroup
from .search import synonyms


@receiver([post_save, post_delete], sender=SynonymGroup)
def forget_synonyms(**kwargs):
    synonyms.forget()
