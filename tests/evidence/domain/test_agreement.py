"""How far evaluators agree, beyond chance too."""

from fractions import Fraction

import pytest

from evidence.domain.agreement import agreement_of, kappa_of
from evidence.domain.queries.overview import overview_of
from evidence.models import Round
from support.evaluation import evaluate, make_evaluator, make_sent
from support.kpi import make_round

pytestmark = pytest.mark.django_db


def overview(round):
    return overview_of(Round.objects.select_related("indicator").get(pk=round.pk))


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # {what one and the other said: how many}. Observed 0.7, by chance 0.5.
        ({"yy": 20, "yn": 5, "ny": 10, "nn": 15}, Fraction(2, 5)),
        ({"yy": 5, "nn": 5}, Fraction(1)),
        ({"yn": 5, "ny": 5}, Fraction(-1)),
        ({"yy": 1, "yn": 1, "ny": 1, "nn": 1}, Fraction(0)),
        ({"yy": 9}, None),
        ({}, None),
    ],
)
def test_kappa_is_agreement_beyond_chance(table, kappa):
    pairs = [tuple(said) for said, times in table.items() for _ in range(times)]
    assert kappa_of(pairs) == kappa


def test_agreement_counts_reports_that_several_evaluated():
    round = make_round()
    Round.objects.filter(pk=round.pk).update(evaluators_per_submission=2)
    people = [make_evaluator(), make_evaluator()]
    for clear in [(9, 9), (9, 7)]:
        submission = make_sent(round, evaluators=people)
        for person, number in zip(people, clear, strict=True):
            evaluate(submission, person, clear=number)
    alone = make_sent(round, evaluators=people)
    evaluate(alone, people[0], clear=0)
    agreement = agreement_of(overview(round))
    assert [(row.criterion.number, row.alike, row.reports) for row in agreement] == [
        *[(number, 2, 2) for number in range(1, 8)],
        (8, 1, 2),
        (9, 1, 2),
    ]
    # One said “clear” of both, the other of one: no more than chance would bring.
    assert [row.kappa for row in agreement] == [*[None] * 7, Fraction(0), Fraction(0)]
    assert agreement[-1].rate == Fraction(1, 2)


def test_agreement_of_a_practice_is_that_of_its_criterion():
    round = make_round(12)
    Round.objects.filter(pk=round.pk).update(evaluators_per_submission=2)
    people = [make_evaluator(), make_evaluator()]
    submission = make_sent(round, evaluators=people)
    for person in people:
        evaluate(submission, person)
    assert [(row.criterion.number, row.alike) for row in agreement_of(overview(round))] == [
        (1, 1),
        (3, 1),
    ]


def test_nothing_to_agree_on_while_each_report_has_one_evaluation():
    round, evaluator = make_round(), make_evaluator()
    evaluate(make_sent(round, evaluators=[evaluator]), evaluator)
    assert agreement_of(overview(round)) == []
