"""What is remarkable about evidence. Signals inform evaluators, they never decide."""

from django.utils.translation import gettext as _

from evidence.models import Evidence, LinkOutcome
from thai.dates import date_short


def add_signals(items, round):
    """Set `signals`, a list of sentences, on each Evidence of one report: one query for all.

    `items` come with their file, requirement and link check.
    """
    elsewhere = _same_files(items)
    for item in items:
        item.signals = [
            *_of_file(item.file, round),
            *_of_length(item),
            *_of_link(item.found),
            *elsewhere.get(item.pk, []),
        ]


def _of_file(stored, round):
    if stored is None:
        return
    codes = {notice["code"] for notice in stored.warnings}
    if codes & {"national_id_in_name", "national_id_in_text"}:
        yield _("National ID numbers?")
    if stored.taken_at and not round.opens_at <= stored.taken_at < round.closes_at:
        yield _("Taken %(day)s, outside the round") % {"day": date_short(stored.taken_at)}


def _of_length(item):
    """A limit that was set, or lowered, after the file came in: at the door more are refused."""
    most = item.requirement.max_pages
    if item.file and item.file.pages and most and item.file.pages > most:
        yield _("%(pages)s pages, at most %(most)s are asked for") % {
            "pages": item.file.pages,
            "most": most,
        }


def _of_link(check):
    if check is None:
        return
    values = {"day": date_short(check.checked_at)}
    if check.outcome == LinkOutcome.DEAD:
        yield _("Dead link (looked at %(day)s)") % values
    if check.outcome == LinkOutcome.LOGIN:
        yield _("Asks for signing in (looked at %(day)s)") % values


def _same_files(items):
    """{evidence.pk: [sentence]} where the same bytes were filed in another place, as uploaded.

    Of other reports only what was sent counts, and the PA part is never spoken of.
    """
    mine = {item.pk: item for item in items}
    by_hash = {}
    for item in items:
        if item.file:
            by_hash.setdefault(item.file.original_sha256, []).append(item)
    others = (
        Evidence.objects.filter(
            file__original_sha256__in=by_hash,
            versions__current_of__isnull=False,
            requirement__criterion__isnull=False,
        )
        .select_related(
            "file",
            "requirement__criterion",
            "submission__district",
            "submission__round__indicator",
        )
        .order_by("submission", "requirement__criterion__number", "pk")
    )
    found = {}
    for other in others:
        for item in by_hash[other.file.original_sha256]:
            is_here = other.submission_id == item.submission_id
            if other.pk == item.pk or (is_here and other.pk not in mine):
                continue
            sentences = found.setdefault(item.pk, [])
            sentence = _place(other, is_here=is_here)
            if sentence not in sentences:
                sentences.append(sentence)
    return found


def _place(other, *, is_here):
    values = {
        "number": other.requirement.criterion.number,
        "district": other.submission.district,
        "round": other.submission.round,
    }
    if is_here:
        return _("The same file is under criterion %(number)s") % values
    return _("The same file: %(district)s, %(round)s, criterion %(number)s") % values
