"""What comes with an evaluation in one query is what the database holds."""

import pytest

from evidence.domain.evaluating import record_figures, submit_evaluation
from evidence.domain.queries.judgements import SAID, submitted_with_judgements
from evidence.models import Evaluation, Settlement
from support.evaluation import FIGURES, judge, make_admin, make_evaluator, make_sent
from support.kpi import make_round
from support.queries import exact_queries


@pytest.mark.parametrize(
    ("months", "rows"),
    [
        (6, {"verdicts": 9, "figures": 0, "acceptances": 0, "settlements": 1}),
        (12, {"verdicts": 0, "figures": 10, "acceptances": 2, "settlements": 1}),
    ],
)
def test_rows_that_come_with_an_evaluation_are_those_of_the_database(db, months, rows):
    evaluator, admin = make_evaluator(), make_admin(name_prefix="นาง")
    submission = make_sent(make_round(months), evaluators=[evaluator])
    evaluation = judge(submission, evaluator, clear=7)
    if months == 12:
        values = {figure: FIGURES[figure.key] for figure in submission.round.figures.all()}
        evaluation = record_figures(
            evaluation=evaluation, supported=False, values=values, reason="นับซ้ำ", by=evaluator
        )
    evaluation = submit_evaluation(evaluation=evaluation, by=evaluator)
    Settlement.objects.create(
        version=submission.current_version,
        criterion=submission.round.criteria.first(),
        evaluation=evaluation,
        reason="“เหตุผล”\nสองบรรทัด",
        settled_by=admin,
        settled_at=evaluation.submitted_at,
    )
    submitted_with_judgements(pk=None)  # Django asks once whether the database knows JSON
    with exact_queries(1):
        (found,) = submitted_with_judgements(version=submission.current_version_id)
        told = said_in(found)
    assert {relation: len(each) for relation, each in told.items()} == rows
    assert told == said_in(Evaluation.objects.get(pk=evaluation.pk))


def said_in(evaluation):
    """{relation: the rows below an evaluation, as sorted tuples of all that is asked of them}."""
    return {
        relation: sorted(
            (*(getattr(row, name) for name in names), *its_parts(row, related))
            for row in getattr(evaluation, relation).all()
        )
        for relation, (_model, names, related) in SAID.items()
    }


def its_parts(row, related):
    for key, (_model, parts) in related.items():
        other = getattr(row, key)
        yield from (getattr(other, part) if other else None for part in parts)
