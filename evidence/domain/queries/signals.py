"""What is remarkable about evidence. Signals inform evaluators, they never decide."""

from django.db.models import F
from django.utils.translation import gettext as _

from evidence.models import Evidence, LinkOutcome
from thai.dates import date_short


def add_signals(items, round):
    """Set `signals`, a list of sentences, on each Evidence of one report.

    One query for all of them, and one more if there are photos.

    `items` come with their file, requirement and link check.
    """
    same, similar = _same_files(items), _similar_photos(items)
    for item in items:
        item.signals = [
            *_of_file(item.file, round),
            *_of_length(item),
            *_of_link(item.found),
            *same.get(item.pk, []),
            *similar.get(item.pk, []),
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
    """{evidence.pk: [sentence]} where the same bytes were filed in another place, as uploaded."""
    by_hash = {}
    for item in items:
        if item.file:
            by_hash.setdefault(item.file.original_sha256, []).append(item)
    found = {}
    for other in _sent().filter(file__original_sha256__in=by_hash):
        for item in by_hash[other.file.original_sha256]:
            if other.pk != item.pk:
                _tell(found, item, other, items, _same_file)
    return found


def _similar_photos(items):
    """{evidence.pk: [sentence]} where a photo that looks nearly the same was filed in another
    place; shots of one event under one criterion are none."""
    by_file = {}
    for item in items:
        if item.file and item.file.likeness:
            by_file.setdefault(item.file_id, []).append(item)
    if not by_file:
        return {}
    found = {}
    for other in _sent().annotate(like=F("file__similar")).filter(like__in=by_file):
        for item in by_file[other.like]:
            is_beside = other.submission_id == item.submission_id and (
                other.requirement.criterion_id == item.requirement.criterion_id
            )
            if not is_beside:
                _tell(found, item, other, items, _similar_photo)
    return found


def _sent():
    """Evidence that was sent: of other reports nothing else counts, and the PA part is never
    spoken of."""
    return (
        Evidence.objects.filter(
            versions__current_of__isnull=False, requirement__criterion__isnull=False
        )
        .select_related(
            "file",
            "requirement__criterion",
            "submission__district",
            "submission__round__indicator",
        )
        .order_by("submission", "requirement__criterion__number", "pk")
    )


def _tell(found, item, other, items, sentence_of):
    """Add to `found` where the other item lies; of the same report only what `items` hold."""
    is_here = other.submission_id == item.submission_id
    if is_here and all(other.pk != mine.pk for mine in items):
        return
    values = {
        "number": other.requirement.criterion.number,
        "district": other.submission.district,
        "round": other.submission.round,
    }
    sentences = found.setdefault(item.pk, [])
    if (sentence := sentence_of(is_here=is_here) % values) not in sentences:
        sentences.append(sentence)


def _same_file(*, is_here):
    if is_here:
        return _("The same file is under criterion %(number)s")
    return _("The same file: %(district)s, %(round)s, criterion %(number)s")


def _similar_photo(*, is_here):
    if is_here:
        return _("A very similar photo is under criterion %(number)s")
    return _("A very similar photo: %(district)s, %(round)s, criterion %(number)s")
