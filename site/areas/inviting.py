"""Giving people an account, and handing work over when people change."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.roles import Role
from thai.dates import date_short

from .models import District, InspectionRegion, Membership, RegionMembership


@dataclass(frozen=True)
class Invitee:
    """A person to be given an account. An officer needs a district, a supervisor a region."""

    role: Role
    username: str
    first_name: str
    last_name: str = ""
    name_prefix: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    district: District | None = None
    region: InspectionRegion | None = None

    PLAIN = ("username", "first_name", "last_name", "name_prefix", "position", "phone", "email")

    def problems(self, names):
        """{field: sentence} of what the account cannot be made with; empty if it can.

        `names` are the user names that are taken, as `usernames` gives them.
        """
        found = {}
        if self.username.casefold() in names:
            found["username"] = _("This user name is taken. Choose another.")
        if self.role == Role.DISTRICT_OFFICER and self.district is None:
            found["district"] = _("A district officer needs a district.")
        if self.role == Role.REGION_SUPERVISOR and self.region is None:
            found["region"] = _("A region supervisor needs an inspection region.")
        if self.role != Role.DISTRICT_OFFICER and self.district is not None:
            found["district"] = _("Only district officers belong to a district.")
        if self.role != Role.REGION_SUPERVISOR and self.region is not None:
            found["region"] = _("Only region supervisors look after a region.")
        return found


def usernames():
    """Every user name there is, without regard to capitals: two that look alike are one."""
    return {name.casefold() for name in get_user_model().objects.values_list("username", flat=True)}


def free_username(district, names):
    """A user name for another officer of `district`: its code and a number not among `names`."""
    number = 1
    while f"{district.code}.{number}" in names:
        number += 1
    return f"{district.code}.{number}"


def invite(*, invitee, by, since=None, at=None):
    """Make the account, its role and its membership; returns the User.

    It has no password until its one-time link is used. Raises ValidationError by field.
    """
    at = at or timezone.now()
    if problems := invitee.problems(usernames()):
        raise ValidationError(problems)
    since = since or timezone.localdate(at, timezone.get_default_timezone())
    with transaction.atomic():
        user = get_user_model()(**{name: getattr(invitee, name) for name in Invitee.PLAIN})
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
        user.groups.add(Group.objects.get(name=invitee.role))
        if invitee.district:
            Membership.objects.create(user=user, district=invitee.district, since=since)
        if invitee.region:
            RegionMembership.objects.create(user=user, region=invitee.region, since=since)
        data = {"username": user.username, "role": str(invitee.role)}
        log(user, "accounts.invited", user=by, data=data)
    return user


def hand_over(*, membership, until, by, successor=None, at=None):
    """End a membership after `until` (a date); `successor`, an Invitee, begins on the day after.

    What somebody filed stays under their name, and their account stays, without the district.
    Returns the successor's User, or None. Raises ValidationError.
    """
    at = at or timezone.now()
    today = timezone.localdate(at, timezone.get_default_timezone())
    if membership.until is not None:
        raise ValidationError({"until": _("This membership has ended already.")})
    if until < membership.since:
        raise ValidationError({"until": _("The last day is before the first.")})
    with transaction.atomic():
        membership.until = until
        membership.save(update_fields=["until"])
        user = None
        if successor is not None:
            since = max(today, until + timedelta(days=1))
            user = invite(invitee=successor, by=by, since=since, at=at)
        place = getattr(membership, "district", None) or membership.region
        data = {
            "place": str(place),
            "until": date_short(until),
            "successor": user.username if user else "–",
        }
        log(membership.user, "accounts.handed_over", user=by, data=data)
    return user
