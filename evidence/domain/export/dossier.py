"""One district's report as a ZIP: every file, a manifest with hashes, a summary as PDF."""

from pathlib import Path

from django.utils.translation import gettext as _

from bestpractice.snapshots import labelled
from evidence.domain.audit import record
from evidence.domain.counting import in_words
from evidence.domain.figures import words_of
from evidence.domain.outcomes import outcome_of
from evidence.domain.queries.report import comparable, evaluations_of, own, said_by
from evidence.domain.receipts import figures_of
from evidence.enums import EvaluationState
from evidence.models import FrozenPractice
from evidence.rules import may_read_challenge, may_score
from files.names import safe_name
from thai import pdf
from thai.bilingual import is_english
from thai.dates import datetime_long, local
from thai.numbers import grouped

from .archive import Entry, is_kept, name_in, stream_zip

TEMPLATE = Path(__file__).parents[2] / "pdf" / "dossier.typ"
HEADINGS = ["criterion", "requirement", "title", "url", "size", "sha256", "filed_at"]


def dossier(*, submission, by, mark="", at=None, thai_digits=False):
    """The bytes, piece by piece, of the ZIP of the version that counts, as far as `by` may read it.

    The PA part is for those alone who may know of it; of what evaluators said there is what `by`
    may compare. The download is in the log. `thai_digits` is for the summary.
    """
    record(
        "dossier_downloaded", submission, by=by, receipt=submission.current_version.receipt_number
    )
    entries = entries_of(submission, by, mark=mark, at=at, thai_digits=thai_digits)
    return stream_zip(entries, headings=HEADINGS)


def file_name(submission):
    """Such as “krabi-primary 2570-06-00012-1.zip”."""
    return f"{submission.district.code} {submission.current_version.receipt_number}.zip"


def entries_of(submission, user, *, mark="", at=None, thai_digits=False):
    """The Entries of a report: the summary first, then its evidence in a folder a criterion."""
    summary = summary_pdf(
        submission=submission, user=user, mark=mark, at=at, thai_digits=thai_digits
    )
    yield Entry(path="summary.pdf", content=summary, row=["", "", _("Summary"), "", "", "", ""])
    frozen = {
        row.evidence_id: row
        for row in FrozenPractice.objects.filter(version=submission.current_version)
    }
    numbers = {}
    for item in _evidence(submission, user):
        criterion = item.requirement.criterion
        folder = f"{criterion.number:02}" if criterion else "PA"
        numbers[folder] = numbers.get(folder, 0) + 1
        row = _row(item, frozen.get(item.pk))
        if is_kept(item.file):
            yield Entry(path=name_in(folder, numbers[folder], item.file), stored=item.file, row=row)
        elif practice := frozen.get(item.pk):
            name = safe_name(practice.text.get("title", ""), _Text)
            path = f"{folder}/{numbers[folder]:02} {name}"
            yield Entry(path=path, content=_text_of(practice), row=row)
        else:
            yield Entry(row=row, note=_why_absent(item.file))


def _evidence(submission, user):
    items = submission.current_version.evidence.select_related("requirement__criterion", "file")
    if not may_read_challenge(user, submission):
        items = items.filter(requirement__criterion__isnull=False)
    return items.in_order()


class _Text:
    """The write-up as it was sent is text; `safe_name` asks for no more of a type."""

    extension = "txt"


def _text_of(practice):
    parts = [f"{heading}\r\n{text}" for heading, text in labelled(practice.text)]
    return "\r\n\r\n".join(parts).encode("utf-8-sig")


def _why_absent(stored):
    if stored is None:
        return ""
    if stored.destroyed_at:
        return _("The file was destroyed: %s") % stored.destroy_reason
    said = [_("The workbook was counted and not kept."), "; ".join(in_words(stored.statuses))]
    return " ".join(filter(None, said))


def _row(item, practice):
    stored = item.file
    criterion = item.requirement.criterion
    return [
        criterion.number if criterion else "PA",
        item.requirement.short,
        item.title,
        item.url,
        stored.size if stored else "",
        stored.sha256 if stored else (practice.sha256 if practice else ""),
        local(item.added_at).isoformat(timespec="seconds"),
    ]


def summary_pdf(*, submission, user, mark="", at=None, thai_digits=False):
    """The report on a page or two, in the active language: who, when, figures, what was judged."""
    version = submission.current_version
    title = f"{submission.district} – {submission.round}"
    data = {
        "title": str(submission.district),
        "subtitle": str(submission.round),
        "facts": [
            [_("Receipt"), [{"text": version.receipt_number, "exact": True}]],
            [_("Received"), datetime_long(version.submitted_at)],
            [_("Version"), f"{version.number}{' – ' + _('Late') if version.is_late else ''}"],
            [_("Reported by"), f"{version.reporter_name}, {version.reporter_position}"],
            *_level(submission, user),
        ],
        "figures_title": _("Figures"),
        "figure_headers": [_("Figure"), _("How many")],
        "figures": [_figure(figure, sent) for figure, sent in figures_of(version)],
        "criteria_title": _("Criteria"),
        "criteria": list(_criteria(submission, user)),
    }
    return pdf.render(
        TEMPLATE,
        data,
        title=title,
        mark=mark,
        at=at or version.submitted_at,
        thai_digits=thai_digits,
    )


def _level(submission, user):
    """[label, level and why] as far as it is known to `user`; nothing before it is."""
    if result := submission.results.first():
        return [[_("Quality level"), f"{result.level or '–'} · {result.explanation}"]]
    if not may_read_challenge(user, submission):
        return []
    outcome = outcome_of(submission)
    if not outcome.decision:
        return []
    explanation = outcome.explanations["en" if is_english() else "th"].text
    return [[_("Quality level so far"), f"{outcome.decision.level} · {explanation}"]]


def _figure(figure, sent):
    words = " – ".join(filter(None, [f"{figure.number} {figure.text}", words_of(sent)]))
    return [words, "–" if sent["value"] is None else grouped(sent["value"])]


def _criteria(submission, user):
    """Each criterion: what is filed, and what was said of it."""
    evaluations = evaluations_of(submission)
    mine = own(evaluations, user)
    is_writing = mine and mine.state == EvaluationState.DRAFT and may_score(user, submission)
    reads_all = may_read_challenge(user, submission) and not is_writing
    readable = comparable(evaluations, user, as_admin=reads_all)
    if mine and mine not in readable:
        readable = [mine, *readable]
    said = said_by(readable)
    filed = {}
    for item in submission.current_version.evidence.select_related("requirement"):
        filed[item.requirement.criterion_id] = filed.get(item.requirement.criterion_id, 0) + 1
    for criterion in submission.round.criteria.all():
        yield {
            "title": f"{criterion.number}. {criterion.short}",
            "filed": _("%(number)s items filed") % {"number": filed.get(criterion.pk, 0)},
            "said": [
                {
                    "who": " · ".join(filter(None, [str(row.evaluation.evaluator), row.what])),
                    "verdict": row.verdict,
                    "is_good": row.is_good,
                    "reason": row.reason,
                }
                for row in said.get(criterion.pk, [])
            ],
        }
