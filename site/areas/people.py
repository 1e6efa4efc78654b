"""Reads of accounts as central staff see them."""

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import AccountLink

from .models import Membership, RegionMembership


class AccountState(models.TextChoices):
    """How far an account is, as central staff ask."""

    CLOSED = "closed", _("Closed")
    ACTIVE = "active", _("In use")
    INVITED = "invited", _("Invited, not yet signed in")
    WAITING = "waiting", _("Needs a link")


def accounts(at=None):
    """Every User with `state` (an AccountState) and the places they serve today: three queries."""
    at = at or timezone.now()
    today = timezone.localdate(at, timezone.get_default_timezone())
    now = Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))
    open_links = AccountLink.objects.filter(
        user=OuterRef("pk"), used_at=None, revoked_at=None, expires_at__gt=at
    )
    return (
        get_user_model()
        .objects.annotate(
            link_expires=Subquery(open_links.values("expires_at")[:1]),
            state=models.Case(
                models.When(is_active=False, then=models.Value(AccountState.CLOSED)),
                models.When(last_login__isnull=False, then=models.Value(AccountState.ACTIVE)),
                models.When(Exists(open_links), then=models.Value(AccountState.INVITED)),
                models.When(~Q(password__startswith="!"), then=models.Value(AccountState.ACTIVE)),
                default=models.Value(AccountState.WAITING),
                output_field=models.CharField(),
            ),
        )
        .prefetch_related(
            "groups",
            Prefetch(
                "memberships",
                Membership.objects.filter(now).select_related("district"),
                to_attr="serves",
            ),
            Prefetch(
                "region_memberships",
                RegionMembership.objects.filter(now).select_related("region"),
                to_attr="looks_after",
            ),
        )
    )


def places_of(user):
    """The districts and regions of a User from `accounts`, as texts."""
    districts = [str(membership.district) for membership in user.serves]
    return districts + [str(membership.region) for membership in user.looks_after]
