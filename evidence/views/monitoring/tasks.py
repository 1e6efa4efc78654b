"""Open monitoring rounds on the intranet's home: a district's own, or a supervisor's region."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.roles import Role
from areas.queries import regions_of
from evidence.domain.queries.monitoring import rounds_for
from evidence.models import MonitoringRound, Response
from intranet.tasks import Task
from thai.dates import until_long

#: From so many days before the end on, an unanswered form stands first.
URGENT_DAYS = 3


def monitoring_tasks(request, district):
    """The Tasks of the request's user; `district` is the one whose home is shown."""
    at = timezone.now()
    if district is not None:
        return [_task(round, district, at) for round in _unsent(district, at)]
    if request.user.has_role(Role.REGION_SUPERVISOR):
        rounds = MonitoringRound.objects.filter(regions__in=regions_of(request.user, at))
        rounds = rounds.filter(opens_at__lte=at).select_related("form").distinct()
        return [_overview_task(round, at) for round in rounds.order_by("-opens_at")[:5]]
    return []


def _unsent(district, at):
    sent = Response.objects.filter(district=district, submitted_at__isnull=False)
    return rounds_for(district, at).filter(closes_at__gt=at).exclude(pk__in=sent.values("round"))


def _task(round, district, at):
    return Task(
        title=str(round.form),
        url=reverse("monitoring_form", args=[district.code, round.pk]),
        text=_("%(round)s, answer before %(moment)s")
        % {"round": round, "moment": until_long(round.closes_at)},
        icon="edit",
        urgent=(round.closes_at - at).days < URGENT_DAYS,
        order=20,
    )


def _overview_task(round, at):
    text = _("open until %s") if round.is_open(at) else _("closed %s")
    return Task(
        title=f"{round.form} – {round}",
        url=reverse("monitoring_overview", args=[round.pk]),
        text=text % until_long(round.closes_at),
        icon="chart",
        order=20,
    )
