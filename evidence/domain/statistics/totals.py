"""What the districts of a released round reported, added up by province, region and country.

Only reports that were finalised count, with the version that counts. A district is counted once,
at its seat, and the region is that of the seat's province, so that provinces add up to regions
even where an office answers to another region. Where the released result rests on other figures
than the district sent (the evidence bore others), those that the evaluators recorded are used;
where the newest result rests on figures that nobody recorded in full, as after a correction, the
report is left out and counted as such: no figure is made up.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from areas.models import Province
from evidence.enums import EvaluationState, SubmissionState
from evidence.models import EvaluatedFigure, Figure, Result, Round, Submission

from .table import COUNTRY, FIGURES, FOUND, TOTAL, add_up, adds_up


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The sums of one round.

    `table` is {(area, figure): int} as in `table`, areas by primary keys; `counted` {area: number
    of districts in it}. `as_of` is when results of the round were last released or corrected.
    `levels` is {level: [District]} where the round makes levels public, else empty.
    """

    round: Round
    as_of: datetime
    provinces: list
    table: dict
    counted: dict
    not_reported: int
    left_out: int
    levels: dict


def rounds_published(at=None):
    """The released rounds that have something to show to the public, the newest first."""
    at = at or timezone.now()
    with_figures = Exists(Figure.objects.filter(round=OuterRef("pk"), role=TOTAL))
    return (
        Round.objects.filter(Q(with_figures) | Q(levels_public=True), released_at__lte=at)
        .select_related("indicator")
        .order_by("-released_at", "-pk")
    )


def totals_of(round):
    """The Totals of a released round: 5 queries."""
    roles = dict(round.figures.exclude(role="").values_list("key", "role"))
    results = _newest_results(round)
    recorded = _recorded_figures(round, roles)
    provinces = list(
        Province.objects.select_related("region").order_by("region__number", "sort_key")
    )
    areas = {province.pk: (province.region_id, province.pk) for province in provinces}
    sums = {area: dict.fromkeys(FIGURES, 0) for area in areas.values()}
    counted = dict.fromkeys([COUNTRY, *(area[:n] for area in areas.values() for n in (1, 2))], 0)
    not_reported = left_out = 0
    levels = {}
    for submission in _reports(round):
        result = results.get(submission.pk)
        if result is None:
            continue
        if round.levels_public and result.level:
            levels.setdefault(result.level, []).append(submission.district)
        if submission.current_version is None:
            not_reported += 1
            continue
        values = _figures(submission.current_version, result, roles, recorded)
        if roles and values is None:
            left_out += 1
            continue
        area = areas[submission.district.seat_id]
        for length in range(3):
            counted[area[:length]] += 1
        for figure, value in (values or {}).items():
            sums[area][figure] += value
    return Totals(
        round=round,
        as_of=max([round.released_at, *(result.released_at for result in results.values())]),
        provinces=provinces,
        table=add_up(sums) if TOTAL in roles.values() else {},
        counted=counted,
        not_reported=not_reported,
        left_out=left_out,
        levels=dict(sorted(levels.items(), reverse=True)),
    )


def _reports(round):
    return (
        Submission.objects.filter(round=round, state=SubmissionState.FINALISED)
        .select_related("district", "current_version")
        .only(
            "district__seat_id",
            "district__short_th",
            "district__short_en",
            "current_version__figures",
        )
        .order_by("district__sort_key")
    )


def _newest_results(round):
    """{submission.pk: Result}, without what is not read here."""
    results = Result.objects.filter(submission__round=round).order_by("sequence")
    return {
        result.submission_id: result
        for result in results.only("submission_id", "level", "inputs", "released_at")
    }


def _recorded_figures(round, roles):
    """{version.pk: {role: int}} that evaluators recorded where the evidence bears other figures."""
    recorded = {}
    rows = EvaluatedFigure.objects.filter(
        evaluation__version__current_of__round=round,
        evaluation__state=EvaluationState.SUBMITTED,
        evaluation__figures_supported=False,
    )
    for version, key, value in rows.values_list("evaluation__version", "figure__key", "value"):
        if key in roles:
            recorded.setdefault(version, {})[roles[key]] = value
    return recorded


def _figures(version, result, roles, recorded):
    """{figure: int} on which the result rests; None where they are not known in full."""
    sent = {roles[key]: entry["value"] for key, entry in version.figures.items() if key in roles}
    for values in [sent, sent | recorded.get(version.pk, {})]:
        rests_on = (result.inputs.get("found"), result.inputs.get("total"))
        if adds_up(values) and (values[FOUND], values[TOTAL]) == rests_on:
            return {figure: values[figure] for figure in FIGURES}
    return None
