"""A monitoring round for the demo's own region, answered in part by the second district."""

import random
from datetime import timedelta

from areas.models import District
from areas.queries import districts_in_regions
from config.demo.samples import MARK
from evidence.domain.monitoring.answering import EMPTY, Given, save_answers, submit_response
from evidence.domain.monitoring.load import load_monitoring_form
from evidence.enums import PairChoice, QuestionKind
from evidence.models import MonitoringRound, Question

OWN, SECOND = "krabi-primary", "trang-primary-1"
OPEN_SINCE, OPEN_FOR = 5, 9


def load_monitoring(*, people, now):
    """Make the round once; its end moves with the day, as those of the KPI do."""
    form = load_monitoring_form()
    day = now.replace(minute=0, second=0, microsecond=0)
    dates = {
        "opens_at": day - timedelta(days=OPEN_SINCE),
        "closes_at": day + timedelta(days=OPEN_FOR),
    }
    round, created = MonitoringRound.objects.get_or_create(
        form=form,
        name_th=f"รอบติดตาม ({MARK})",
        name_en="Monitoring round (invented)",
        defaults=dates,
    )
    MonitoringRound.objects.filter(pk=round.pk).update(**dates)
    if created:
        region = District.objects.get(code=OWN).region
        round.regions.set([region])
        round.refresh_from_db()
        _answer(round, region, by=people["trang"], now=now)


def _answer(round, region, *, by, now):
    dice = random.Random(13)
    questions = list(Question.objects.filter(section__form=round.form).select_related("section"))
    second = District.objects.get(code=SECOND)
    others = list(districts_in_regions([region]).exclude(code__in=[OWN, SECOND])[:4])
    for number, district in enumerate([second, *others]):
        given = {
            q: Given(_invented(q, dice)) for q in questions if number < 3 or dice.random() < 0.5
        }
        place = {"round": round, "district": district, "by": by, "at": now}
        save_answers(given=given, **place)
        if number in (1, 2):
            submit_response(confirm_missing=True, **place)


def _invented(question, dice):
    match question.kind:
        case QuestionKind.PAIR:
            return {**EMPTY, "choice": dice.choice([*PairChoice.values, PairChoice.FIRST.value])}
        case QuestionKind.TICK:
            return {**EMPTY, "ticked": dice.random() < 0.7}
        case QuestionKind.NUMBER:
            return {**EMPTY, "number": dice.randint(5, 80)}
    return {**EMPTY, "text": MARK}
