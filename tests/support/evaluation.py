"""Reports that have been sent, and the people who score them."""

from django.utils import timezone

from accounts.roles import Role
from evidence.domain.assigning import assign
from evidence.domain.evaluating import (
    open_points,
    record_acceptance,
    record_figures,
    record_verdict,
    start,
    submit_evaluation,
)
from evidence.domain.figures import Entry
from evidence.domain.reporting import save_figures, submit
from evidence.enums import EvidenceKind, Judgement, PracticeLevel, VerdictValue
from evidence.models import Evidence, EvidenceRequirement
from support.kpi import make_district, make_submission
from support.people import make_user

#: 968 of 1,019 dropouts found and helped: 94.99 %.
FIGURES = {
    "f1_1_at_risk": 40,
    "f1_2_dropouts": 1019,
    "f1_2_1_found": 968,
    "f1_2_1_1_returned": 900,
    "f1_2_1_2_not_returned": 68,
    "f2_1_compulsory": 30,
    "f2_2_basic": 0,
    "f2_3_occupation": 38,
    "f2_4_other": 0,
    "f1_2_2_not_found": 51,
}


def make_evaluator(**fields):
    return make_user(Role.EVALUATOR, **fields)


def make_admin(**fields):
    return make_user(Role.PROGRAMME_ADMIN, **fields)


def make_sent(round, district=None, *, evaluators=(), items=1, figures=FIGURES):
    """A submission that has been sent, with links under every requirement, assigned already.

    In the twelve-month round the office has one best practice.
    """
    district = district or make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    submission = make_submission(round, district, by=officer)
    Evidence.objects.bulk_create(
        Evidence(
            submission=submission,
            requirement=requirement,
            kind=EvidenceKind.LINK,
            url=f"https://example.org/{requirement.key}/{number}",
            title=f"หลักฐาน {requirement.short_th} {number}",
            practice_level=PracticeLevel.DISTRICT if requirement.takes_practices else "",
            added_by=officer,
            added_at=timezone.now(),
        )
        for requirement in EvidenceRequirement.objects.filter(criterion__round=round)
        for number in range(1, items + 1)
    )
    fill_figures(submission, officer, figures)
    return send(submission, officer, evaluators=evaluators)


def fill_figures(submission, officer, figures=FIGURES):
    entries = {
        figure: Entry(figures[figure.key]) for figure in submission.round.figures.order_by("order")
    }
    if entries:
        save_figures(submission=submission, entries=entries, by=officer)


def send(submission, officer, *, evaluators=(), at=None):
    """Send the report; returns it as it is then."""
    submit(submission=submission, by=officer, confirm_missing=True, at=at)
    submission.refresh_from_db()
    for evaluator in evaluators:
        assign(submission=submission, evaluator=evaluator, by=evaluator)
    return submission


def officer_of(submission):
    return submission.current_version.submitted_by


def judge(submission, evaluator, *, clear=9, at=None):
    """Give every judgement: the first `clear` criteria clear, figures borne, practices accepted."""
    evaluation = start(submission=submission, evaluator=evaluator, at=at)
    given = {"by": evaluator, "reason": "ครบถ้วน", "at": at}
    for criterion in submission.round.criteria.order_by("number"):
        match criterion.judgement:
            case Judgement.VERDICT:
                value = VerdictValue.CLEAR if criterion.number <= clear else VerdictValue.NOT_CLEAR
                record_verdict(evaluation=evaluation, criterion=criterion, value=value, **given)
            case Judgement.FIGURES:
                record_figures(evaluation=evaluation, supported=True, **given)
            case Judgement.PRACTICES:
                filed = evaluation.version.evidence.filter(requirement__takes_practices=True)
                for evidence in [None, *filed]:
                    record_acceptance(
                        evaluation=evaluation, evidence=evidence, accepted=True, **given
                    )
    evaluation.refresh_from_db()
    return evaluation


def evaluate(submission, evaluator, *, clear=9, at=None):
    """The same, sent."""
    evaluation = judge(submission, evaluator, clear=clear, at=at)
    assert open_points(evaluation) == {}
    return submit_evaluation(evaluation=evaluation, by=evaluator, at=at)
