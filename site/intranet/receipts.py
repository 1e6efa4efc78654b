"""Circulars: which are there, who has acknowledged them."""

from collections import defaultdict

from django.utils import timezone, translation

from areas.models import Membership
from areas.queries import districts_existing, on_day

from .models import CircularPage, ReadReceipt


def in_language(pages):
    """`pages` in the active language; the Thai ones where a page has no translation that is out."""
    language = translation.get_language()
    preferred = pages.filter(live=True, locale__language_code=language)
    others = pages.filter(live=True).exclude(locale__language_code=language)
    found = preferred | others.exclude(translation_key__in=preferred.values("translation_key"))
    return found.select_related("locale")


def circulars_waiting(user):
    """The circulars that the person has yet to acknowledge, the newest first."""
    acknowledged = ReadReceipt.objects.filter(user=user).values("circular")
    waiting = CircularPage.objects.filter(needs_receipt=True).exclude(
        translation_key__in=acknowledged
    )
    return in_language(waiting).order_by("-date", "-pk")


def acknowledge(*, circular, by, at=None):
    """Note that the person has read the circular; returns the ReadReceipt. Once is enough."""
    receipt, _created = ReadReceipt.objects.get_or_create(
        circular=circular.translation_key,
        user=by,
        defaults={"acknowledged_at": at or timezone.now()},
    )
    return receipt


def readers_of(circular, at=None):
    """[(District, [ReadReceipt of its officers])] of every district today: three queries.

    A district has read a circular once any of its officers has acknowledged it.
    """
    members = Membership.objects.filter(on_day(at)).values_list("user", "district")
    districts_of_user = defaultdict(list)
    for user, district in members:
        districts_of_user[user].append(district)
    receipts = defaultdict(list)
    found = ReadReceipt.objects.filter(circular=circular.translation_key)
    for receipt in found.select_related("user").order_by("acknowledged_at"):
        for district in districts_of_user[receipt.user_id]:
            receipts[district].append(receipt)
    districts = districts_existing(at).select_related("region")
    return [
        (district, receipts[district.pk])
        for district in districts.order_by("region__number", "sort_key")
    ]
