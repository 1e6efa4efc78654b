"""Colleagues who work on one report at once: who is here, and what they changed meanwhile."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils import timezone

from evidence.models import Evidence, FigureValue, Presence, SubmissionVersion

#: A page that has not said so for as long is taken to be closed; it says so twice as often.
GONE_AFTER = timedelta(seconds=60)


def arrive(*, round, district, part, user, at=None):
    """Note that `user` has a part of the report open."""
    Presence.objects.bulk_create(
        [
            Presence(
                round=round,
                district=district,
                part=part,
                user=user,
                seen_at=at or timezone.now(),
            )
        ],
        update_conflicts=True,
        unique_fields=["round", "district", "part", "user"],
        update_fields=["seen_at"],
    )


def others_at(*, round, district, part, user, at=None):
    """The colleagues who have the same part open now."""
    since = (at or timezone.now()) - GONE_AFTER
    here = Presence.objects.filter(
        round=round, district=district, part=part, seen_at__gt=since
    ).exclude(user=user)
    return list(get_user_model().objects.filter(pk__in=here.values("user")).order_by("pk"))


def changed_since(*, submission, part, user, since):
    """The colleagues who have changed a part of the report, or sent it, since a moment."""
    if submission.pk is None:
        return []
    versions = SubmissionVersion.objects.filter(submission=submission, submitted_at__gt=since)
    changers = {*versions.values_list("submitted_by", flat=True)}
    if part in ("figures", "submit"):
        figures = FigureValue.objects.filter(submission=submission, updated_at__gt=since)
        changers |= {*figures.values_list("updated_by", flat=True)}
    if part != "figures":
        changers |= _filers(submission, part, since)
    return list(get_user_model().objects.filter(pk__in=changers - {user.pk}).order_by("pk"))


def forget(*, before):
    """Clear away who was here long ago."""
    Presence.objects.filter(seen_at__lte=before).delete()


def _filers(submission, part, since):
    """The pks of those who filed or removed evidence of a part since a moment."""
    place = Q()
    if part == "challenge":
        place = Q(requirement__criterion=None)
    elif part != "submit":
        place = Q(requirement__criterion__number=part)
    items = Evidence.objects.filter(place, submission=submission)
    added = items.filter(added_at__gt=since).values_list("added_by", flat=True)
    removed = items.filter(removed_at__gt=since).values_list("removed_by", flat=True)
    return {*added, *removed}
