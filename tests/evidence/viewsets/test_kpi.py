"""The KPI edited by a programme admin: whatever is broken is refused in words."""

import pytest
from django.urls import reverse

from evidence.enums import Judgement
from evidence.models import Criterion, Evidence, EvidenceRequirement, Figure, Indicator, Round
from support.admin_forms import form_data
from support.evaluation import make_sent
from support.kpi import make_round
from support.queries import assert_list_queries

pytestmark = pytest.mark.django_db


def save_round(client, round, **changed):
    url = reverse("kpi_rounds:edit", args=[round.pk])
    data = form_data(client.get(url))
    unknown = changed.keys() - data.keys() - {key for key in changed if key.endswith("DELETE")}
    assert unknown == set()
    return client.post(url, {**data, **changed})


def errors(response):
    return response.context["form"].non_field_errors()


def index_of(client, round, formset, **wanted):
    """The position of a child in a formset of the editor."""
    form = client.get(reverse("kpi_rounds:edit", args=[round.pk])).context["form"]
    for index, child in enumerate(form.formsets[formset].forms):
        if all(getattr(child.instance, name) == value for name, value in wanted.items()):
            return index
    raise AssertionError(wanted)


def test_round_is_saved_with_a_changed_threshold(admin_client, round):
    index = index_of(admin_client, round, "rubric", level=5)
    response = save_round(admin_client, round, **{f"rubric-{index}-min_clear": "9"})
    assert response.status_code == 302
    assert round.rubric.get(level=5).min_clear == 9


def test_round_without_level_1_is_refused(admin_client, round):
    index = index_of(admin_client, round, "rubric", level=1)
    response = save_round(admin_client, round, **{f"rubric-{index}-DELETE": "on"})
    assert len(errors(response)) == 1
    assert round.rubric.count() == 5


def test_round_with_a_rubric_that_does_not_rise_is_refused(admin_client, round):
    index = index_of(admin_client, round, "rubric", level=4)
    response = save_round(admin_client, round, **{f"rubric-{index}-min_clear": "3"})
    assert len(errors(response)) == 1
    assert round.rubric.get(level=4).min_clear == 6


def test_criterion_in_use_is_not_removed_and_an_unused_one_is(admin_client, round):
    make_sent(round)
    index = index_of(admin_client, round, "criteria", number=9)
    response = save_round(admin_client, round, **{f"criteria-{index}-DELETE": "on"})
    assert response.status_code == 200
    assert len(errors(response)) == 1
    Evidence.objects.filter(requirement__criterion__number=9).update(
        requirement=EvidenceRequirement.objects.get(criterion__round=round, criterion__number=1)
    )
    response = save_round(admin_client, round, **{f"criteria-{index}-DELETE": "on"})
    assert response.status_code == 302
    assert round.criteria.get_live_queryset().count() == 8


def test_criteria_change_places(admin_client, round):
    first, second = round.criteria.filter(number__in=[1, 2]).order_by("number")
    places = {
        f"criteria-{index_of(admin_client, round, 'criteria', number=number)}-number": 3 - number
        for number in (1, 2)
    }
    assert save_round(admin_client, round, **places).status_code == 302
    assert [Criterion.objects.get(pk=row.pk).number for row in (first, second)] == [2, 1]


def test_round_that_closes_before_it_opens_is_refused(admin_client, round):
    response = save_round(admin_client, round, closes_at="1 ม.ค. 2560 12.00")
    assert response.status_code == 200
    assert response.context["form"].errors.keys() == {"__all__"}


def test_next_years_indicator_is_made_in_the_buddhist_era(admin_client):
    response = admin_client.post(
        reverse("indicators:add"),
        {"fiscal_year": "2571", "number": "2", "title_th": "พาน้องกลับมาเรียน", "title_en": ""},
    )
    assert response.status_code == 302
    assert Indicator.objects.get().fiscal_year == 2028


def test_indicator_is_copied_to_the_next_year_once(admin_client, round):
    url = reverse("indicators:copy", args=[round.indicator_id])
    assert admin_client.get(url).context["next_year"] == 2571
    for _ in range(2):
        assert admin_client.post(url).status_code == 302
    assert list(Indicator.objects.values_list("fiscal_year", flat=True)) == [2028, 2027]


def test_requirement_takes_several_kinds(admin_client, round):
    requirement = EvidenceRequirement.objects.filter(criterion__round=round).first()
    url = reverse("evidence_requirements:edit", args=[requirement.pk])
    data = form_data(admin_client.get(url)) | {"kinds": ["link", "photo"]}
    assert admin_client.post(url, data).status_code == 302
    requirement.refresh_from_db()
    assert requirement.kinds == ["link", "photo"]


def test_requirement_with_evidence_is_not_moved_to_another_round(admin_client, round):
    make_sent(round)
    requirement = EvidenceRequirement.objects.filter(criterion__round=round).first()
    other = Criterion.objects.filter(round__months=12, judgement=Judgement.COMPLETENESS).get()
    url = reverse("evidence_requirements:edit", args=[requirement.pk])
    data = form_data(admin_client.get(url)) | {"criterion": other.pk}
    assert admin_client.post(url, data).context["form"].errors.keys() == {"criterion"}


@pytest.mark.parametrize(
    ("key", "parent", "field"),
    [
        ("f1_2_dropouts", "f2_4_other", "parent"),  # a circle
        ("f1_2_dropouts", "f1_2_dropouts", "parent"),
    ],
)
def test_figure_is_never_part_of_itself(admin_client, key, parent, field):
    round = make_round(12)
    figure = round.figures.get(key=key)
    url = reverse("kpi_figures:edit", args=[figure.pk])
    data = form_data(admin_client.get(url)) | {"parent": round.figures.get(key=parent).pk}
    assert field in admin_client.post(url, data).context["form"].errors


def test_figure_is_part_of_one_of_its_own_round(admin_client):
    this, other = make_round(12), make_round(12, fiscal_year=2028)
    figure = this.figures.get(key="f1_2_1_found")
    url = reverse("kpi_figures:edit", args=[figure.pk])
    data = form_data(admin_client.get(url))
    data["parent"] = other.figures.get(key="f1_2_dropouts").pk
    assert admin_client.post(url, data).context["form"].errors.keys() == {"parent"}


def test_what_is_in_use_is_not_deleted(admin_client, round):
    make_sent(round)
    for name, row in [
        ("kpi_rounds", round),
        ("indicators", round.indicator),
        ("evidence_requirements", EvidenceRequirement.objects.filter(evidence__isnull=False)[0]),
    ]:
        admin_client.post(reverse(f"{name}:delete", args=[row.pk]))
        row.refresh_from_db()


def more_requirements(round):
    """A function that adds requirements to the round."""
    fields = {"criterion": round.criteria.first(), "order": 1, "short_th": "แผน", "kinds": ["link"]}

    def add(number):
        there = EvidenceRequirement.objects.count()
        EvidenceRequirement.objects.bulk_create(
            EvidenceRequirement(key=f"more-{there + index}", **fields) for index in range(number)
        )

    return add


def more_figures(round):
    def add(number):
        there = Figure.objects.count()
        Figure.objects.bulk_create(
            Figure(round=round, key=f"more-{there + index}", number="9", order=9, text_th="จำนวน")
            for index in range(number)
        )

    return add


def more_indicators(round):
    def add(number):
        first = Indicator.objects.latest("fiscal_year").fiscal_year + 1
        Indicator.objects.bulk_create(
            Indicator(fiscal_year=first + index, title_th="ตัวชี้วัด") for index in range(number)
        )

    return add


def more_rounds(round):
    more = more_indicators(round)

    def add(number):
        more(number)
        Round.objects.bulk_create(
            Round(
                indicator=indicator,
                months=6,
                name_th="รอบ 6 เดือน",
                opens_at=round.opens_at,
                closes_at=round.closes_at,
            )
            for indicator in Indicator.objects.filter(rounds=None)
        )

    return add


@pytest.mark.parametrize(
    ("name", "more", "count"),
    [
        ("indicators", more_indicators, 12),
        ("kpi_rounds", more_rounds, 12),
        ("evidence_requirements", more_requirements, 13),
        ("kpi_figures", more_figures, 13),
    ],
)
def test_lists_ask_the_same_number_of_queries(admin_client, round, name, more, count):
    assert_list_queries(lambda: admin_client.get(reverse(f"{name}:index")), more(round), count)
