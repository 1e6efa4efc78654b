"""Reads in the office's words. Time is a parameter; days are those of Asia/Bangkok."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from .models import District, InspectionRegion, Membership, RegionMembership


def districts_of(user, at=None):
    """The districts that `user` belongs to on the day of `at` (a datetime or date; now)."""
    return District.objects.filter(pk__in=_open(Membership, user, at).values("district"))


def regions_of(user, at=None):
    """The inspection regions that `user` looks after on the day of `at`."""
    return InspectionRegion.objects.filter(
        pk__in=_open(RegionMembership, user, at).values("region")
    )


def officers_of(district, at=None):
    """The active users who belong to `district` on the day of `at`."""
    memberships = Membership.objects.filter(_holds_on(_day(at)), district=district)
    return _active_users(memberships)


def supervisors_of(region, at=None):
    """The active users who look after `region` on the day of `at`."""
    memberships = RegionMembership.objects.filter(_holds_on(_day(at)), region=region)
    return _active_users(memberships)


def districts_readable_by(user, at=None):
    """The user's districts and all offices that these succeeded, however far back.

    What may be written is decided by `districts_of` alone.
    """
    own = districts_of(user, at).values_list("pk", flat=True)
    return District.objects.filter(pk__in=_with_predecessors(own))


def predecessors_of(district):
    """The offices that `district` carries on, however far back."""
    return District.objects.filter(pk__in=_with_predecessors([district.pk]) - {district.pk})


def is_carried_on_by(earlier, district):
    """Whether `district` is the office `earlier` or carries it on, however far back."""
    return earlier == district or predecessors_of(district).filter(pk=earlier.pk).exists()


def _with_predecessors(pks):
    """These districts' keys and those of all offices that they succeeded, as a set."""
    predecessors = {}
    for pk, successor in District.objects.exclude(successor=None).values_list("pk", "successor"):
        predecessors.setdefault(successor, []).append(pk)
    found, todo = set(), list(pks)
    while todo:
        pk = todo.pop()
        if pk not in found:
            found.add(pk)
            todo += predecessors.get(pk, [])
    return found


def memberships_overlapping(user, start, end):
    """The user's memberships of a district that share a day with `start`–`end`, both included.

    For conflicts of interest: whoever belonged to a district during a round does not score it.
    """
    return Membership.objects.filter(user=user, since__lte=_day(end)).filter(
        Q(until=None) | Q(until__gte=_day(start))
    )


def districts_existing(at=None):
    """The districts that exist on the day of `at`."""
    day = _day(at)
    return District.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
    )


def districts_in_regions(regions):
    """The districts of these inspection regions (a query or a collection of them)."""
    return District.objects.filter(region__in=regions)


def districts_covering(provinces):
    """The districts that cover any of these provinces, each once: for lists and filters."""
    return District.objects.filter(
        pk__in=District.provinces.through.objects.filter(province__in=provinces).values("district")
    )


def districts_seated_in(provinces):
    """The districts whose office lies in these provinces: for totals, which count each once."""
    return District.objects.filter(seat__in=provinces)


def on_day(at=None):
    """The filter of memberships that last on the day of `at`."""
    return _holds_on(_day(at))


def _active_users(memberships):
    return get_user_model().objects.filter(is_active=True, pk__in=memberships.values("user"))


def _open(model, user, at):
    return model.objects.filter(_holds_on(_day(at)), user=user)


def _holds_on(day):
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def _day(at):
    """The day in Bangkok of an aware datetime, of a date, or of now."""
    if at is None or isinstance(at, datetime):
        return timezone.localdate(at, timezone.get_default_timezone())
    return at
