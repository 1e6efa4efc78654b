"""Tells an open page who else works on the same part, and who has changed it since."""

from django.http import Http404, JsonResponse
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import ngettext
from django.views.generic import View

from evidence.domain.presence import arrive, changed_since, others_at
from evidence.models import Presence

from .base import RoundMixin


class PresenceView(RoundMixin, View):
    """Asked by `presence.js` every half minute: {"others": sentence, "changed": sentence}."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        district, round = self.district, self.round
        part = request.POST.get("part", "")
        since = moment(request.POST.get("since", ""))
        if since is None or not (part in Presence.PARTS or is_number(part)):
            raise Http404
        where = {"round": round, "district": district, "part": part, "user": request.user}
        arrive(**where, at=self.at)
        changed = changed_since(
            submission=self.submission, part=part, user=request.user, since=since
        )
        return JsonResponse(
            {
                "others": others_sentence(others_at(**where, at=self.at)),
                "changed": changed_sentence(changed),
            }
        )


def others_sentence(people):
    """That colleagues are at work here; empty without any."""
    if not people:
        return ""
    return ngettext(
        "%(names)s is working here too.", "%(names)s are working here too.", len(people)
    ) % {"names": names(people)}


def changed_sentence(people):
    """That colleagues changed what the page shows; empty without any."""
    if not people:
        return ""
    return ngettext(
        "%(names)s has changed something here since you opened the page.",
        "%(names)s have changed something here since you opened the page.",
        len(people),
    ) % {"names": names(people)}


def names(people):
    return ", ".join(str(person) for person in people)


def is_number(part):
    return part.isascii() and part.isdecimal() and len(part) < 4


def moment(text):
    try:
        since = parse_datetime(text)
    except ValueError:
        return None
    return since if since and is_aware(since) else None
