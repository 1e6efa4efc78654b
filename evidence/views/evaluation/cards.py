"""What the scoring screen shows of a criterion: its evidence, what is to be judged, its mark."""

from dataclasses import dataclass, field
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from evidence.domain.queries.report import CriterionReport
from evidence.enums import Judgement, VerdictValue
from evidence.forms.evaluation import AcceptanceForm, FiguresForm, VerdictForm
from files.kinds import FileType
from files.serve import INLINE

GUIDELINE = "guideline"

#: Office files that `texts.EvidenceTextView` puts on the screen.
READABLE = {FileType.DOCX, FileType.XLSX}


class Mark(StrEnum):
    """Where a judgement stands, in one word; the template gives each a shape of its own."""

    OPEN = "open"
    LACKING = "lacking"  # judged, but without its reason or its figures
    PARTLY = "partly"
    GOOD = "good"
    BAD = "bad"
    DIFFERS = "differs"
    NONE = "none"


#: What a mark is called, by what is judged.
MARK_LABELS = {
    Mark.OPEN: _lazy("Not judged yet"),
    Mark.LACKING: _lazy("Judged, not complete"),
    Mark.PARTLY: _lazy("Partly judged"),
    Mark.DIFFERS: _lazy("Evaluators differ"),
    Mark.NONE: _lazy("Nothing to judge"),
    (Judgement.VERDICT, Mark.GOOD): VerdictValue.CLEAR.label,
    (Judgement.VERDICT, Mark.BAD): VerdictValue.NOT_CLEAR.label,
    (Judgement.FIGURES, Mark.GOOD): _lazy("Supported"),
    (Judgement.FIGURES, Mark.BAD): _lazy("Not supported"),
    (Judgement.PRACTICES, Mark.GOOD): _lazy("Accepted"),
    (Judgement.PRACTICES, Mark.BAD): _lazy("Not accepted"),
}


@dataclass(frozen=True, kw_only=True)
class Task:
    """One thing to judge: what it is called, where it is posted, with which form."""

    key: str
    title: str
    url: str
    form: object
    mark: Mark
    evidence: object = None
    is_figures: bool = False


@dataclass(frozen=True, kw_only=True)
class Card:
    """A criterion on the scoring screen."""

    report: CriterionReport
    tasks: list
    phrases: list = field(default_factory=list)
    compared: list = field(default_factory=list)
    disputes: list = field(default_factory=list)
    kept: list = field(default_factory=list)

    @property
    def criterion(self):
        return self.report.criterion

    @property
    def mark(self):
        marks = {task.mark for task in self.tasks}
        if not marks:
            return _mark_of_others(self.compared, self.disputes)
        if len(marks) == 1:
            return marks.pop()
        if Mark.LACKING in marks:
            return Mark.LACKING
        if Mark.OPEN in marks:
            return Mark.PARTLY
        return Mark.GOOD  # some practices are accepted, others not

    @property
    def mark_label(self):
        mark = self.mark
        return MARK_LABELS.get(mark) or MARK_LABELS[self.criterion.judgement, mark]


def cards_of(
    report, *, submission, evaluation, phrases=None, compared=None, disputes=None, kept=None
):
    """A Card for each criterion of a queries.report.Report, with what `evaluation` says so far.

    The others are {criterion.pk: list}: `kept` is what evaluators left unfinished.
    """
    for row in report.criteria:
        for _requirement, items in row.requirements:
            for item in items:
                item.shown_as = shown_as(item)
    return [
        Card(
            report=row,
            tasks=_tasks(row, submission, evaluation) if evaluation else [],
            phrases=(phrases or {}).get(row.criterion.pk, []),
            compared=(compared or {}).get(row.criterion.pk, []),
            disputes=(disputes or {}).get(row.criterion.pk, []),
            kept=(kept or {}).get(row.criterion.pk, []),
        )
        for row in report.criteria
    ]


def shown_as(item):
    """How a piece of evidence is put on the screen: which template draws it."""
    stored = item.file
    if item.write_up_id:
        return "practice"
    if stored is None:
        return "link"
    if stored.destroyed_at:
        return "destroyed"
    if stored.counts is not None:
        return "counts"
    if stored.type == FileType.PDF:
        return "pdf"
    if stored.type in INLINE:
        return "image"
    return "text" if stored.type in READABLE else "download"


def open_tasks(cards):
    """What keeps the evaluation from being submitted: as `evaluating.open_points` sees it."""
    undone = {Mark.OPEN, Mark.LACKING}
    return [task for card in cards for task in card.tasks if task.mark in undone]


def _tasks(row, submission, evaluation):
    match row.criterion.judgement:
        case Judgement.VERDICT:
            return [_verdict(row.criterion, submission, evaluation)]
        case Judgement.FIGURES:
            return [_figures(row.criterion, submission, evaluation)]
        case Judgement.PRACTICES:
            return _practices(row, submission, evaluation)
    return []


def _verdict(criterion, submission, evaluation):
    verdict = next((v for v in evaluation.verdicts.all() if v.criterion_id == criterion.pk), None)
    key = f"c{criterion.number}"
    return Task(
        key=key,
        title=_("Is it clearly done?"),
        url=reverse("evaluation_judge", args=[submission.pk, criterion.number]),
        form=VerdictForm(
            auto_id=f"{key}-%s",
            initial={
                "value": verdict and verdict.value,
                "reason": verdict.reason if verdict else "",
                "revision": evaluation.revision,
            },
        ),
        mark=_mark(
            is_judged=verdict,
            is_whole=verdict and verdict.reason,
            is_good=verdict and verdict.value == VerdictValue.CLEAR,
        ),
    )


def _figures(criterion, submission, evaluation):
    key = f"c{criterion.number}"
    borne = {row.figure_id: row.value for row in evaluation.figures.all()}
    supported = evaluation.figures_supported
    return Task(
        key=key,
        title=_("Does the evidence support the figures?"),
        url=reverse("evaluation_judge", args=[submission.pk, criterion.number]),
        form=FiguresForm(
            auto_id=f"{key}-%s",
            figures=list(submission.round.figures.all()),
            borne=borne,
            initial={
                "value": _yes_no(supported),
                "reason": evaluation.figures_reason,
                "revision": evaluation.revision,
            },
        ),
        mark=_mark(
            is_judged=supported is not None,
            is_whole=evaluation.figures_reason and (supported or borne),
            is_good=supported,
        ),
        is_figures=True,
    )


def _practices(row, submission, evaluation):
    wanted = [(GUIDELINE, _("The office’s guideline"), None)] if row.has_guideline else []
    wanted += [(str(item.uid), _practice_title(item), item) for item in row.practices]
    said = {acceptance.evidence_id: acceptance for acceptance in evaluation.acceptances.all()}
    return [
        _acceptance(
            key=f"c{row.criterion.number}-{number}",
            what=what,
            title=title,
            evidence=evidence,
            acceptance=said.get(evidence and evidence.pk),
            submission=submission,
            evaluation=evaluation,
        )
        for number, (what, title, evidence) in enumerate(wanted, 1)
    ]


def _acceptance(*, key, what, title, evidence, acceptance, submission, evaluation):
    return Task(
        key=key,
        title=title,
        url=reverse("evaluation_accept", args=[submission.pk, what]),
        form=AcceptanceForm(
            auto_id=f"{key}-%s",
            initial={
                "value": _yes_no(acceptance and acceptance.accepted),
                "reason": acceptance.reason if acceptance else "",
                "revision": evaluation.revision,
            },
        ),
        mark=_mark(
            is_judged=acceptance,
            is_whole=acceptance and acceptance.reason,
            is_good=acceptance and acceptance.accepted,
        ),
        evidence=evidence,
    )


def _mark_of_others(said, disputes):
    """The mark of what others said (queries.report.Said), for those who only read."""
    if not said:
        return Mark.NONE
    if any(dispute.settlement is None for dispute in disputes):
        return Mark.DIFFERS
    stands = {dispute.what: dispute.settlement.evaluation_id for dispute in disputes}
    counting = [row for row in said if stands.get(row.what, row.evaluation.pk) == row.evaluation.pk]
    return Mark.GOOD if any(row.is_good for row in counting) else Mark.BAD


def _mark(*, is_judged, is_whole, is_good):
    if not is_judged:
        return Mark.OPEN
    if not is_whole:
        return Mark.LACKING
    return Mark.GOOD if is_good else Mark.BAD


def _yes_no(value):
    return {True: "yes", False: "no"}.get(value)


def _practice_title(item):
    owner = item.school.name if item.school else _("The office")
    return f"{owner}: {item.title}"
