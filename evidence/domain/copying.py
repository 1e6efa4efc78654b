"""Next year's KPI from this year's."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.models import Indicator


def copy_to_next_year(*, indicator, by):
    """Copy the indicator with all that its rounds ask for to the year after; returns the copy.

    Dates move by a year; what was reported, assigned or released stays behind. Raises Refused if
    the next year has an indicator already.
    """
    year = indicator.fiscal_year + 1
    if Indicator.objects.filter(fiscal_year=year).exists():
        raise Refused(_("The next year has an indicator already."), code="exists")
    with transaction.atomic():
        copy = _copied(indicator, fiscal_year=year)
        for round in indicator.rounds.all():
            _copy_round(round, copy)
        record("copied", copy, by=by, fiscal_year=indicator.fiscal_year)
    return copy


def _copy_round(round, indicator):
    criteria, figures = list(round.criteria.all()), list(round.figures.order_by("order"))
    rubric, pa_part = list(round.rubric.all()), list(round.pa_requirements.all())
    new = _copied(
        round,
        indicator=indicator,
        opens_at=_a_year_later(round.opens_at),
        closes_at=_a_year_later(round.closes_at),
        released_at=None,
    )
    for level in rubric:
        _copied(level, round=new)
    for requirement in pa_part:
        _copied(requirement, pa_round=new)
    for criterion in criteria:
        requirements = list(criterion.requirements.all())
        new_criterion = _copied(criterion, round=new)
        for requirement in requirements:
            _copied(requirement, criterion=new_criterion)
    copies = {}
    for figure in figures:  # parents come before their parts
        pk, parent = figure.pk, copies.get(figure.parent_id)
        copies[pk] = _copied(figure, round=new, parent=parent)


def _copied(row, **changed):
    """A new row like `row`, but for what is changed."""
    fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    del fields[row._meta.pk.attname]
    for name in changed:
        fields.pop(row._meta.get_field(name).attname)
    return type(row).objects.create(**fields, **changed)


def _a_year_later(moment):
    """The same day and time of the next year, in Bangkok; 29 February becomes 1 March."""
    local = timezone.localtime(moment, timezone.get_default_timezone())
    try:
        return local.replace(year=local.year + 1)
    except ValueError:
        return datetime(local.year + 1, 3, 1, local.hour, local.minute, tzinfo=local.tzinfo)
