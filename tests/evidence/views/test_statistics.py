"""The public page of figures and its downloads."""

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from evidence.domain.statistics.table import FIGURES
from evidence.domain.statistics.totals import totals_of
from evidence.enums import EvaluationState, FigureRole, SubmissionState
from evidence.models import EvaluatedFigure, Evaluation, Result, Submission, SubmissionVersion
from home.models import ReferenceFigure
from support.evaluation import make_evaluator
from support.kpi import make_district, make_round
from support.people import make_user
from support.queries import assert_list_queries, exact_queries
from thai.widths import column_width

pytestmark = pytest.mark.django_db

COUNTRY = ()
#: 7 of the page and 2 of the site's menus and settings.
QUERIES = 9


@pytest.fixture
def round():
    return make_released()


def make_released(months=12, fiscal_year=2027, days_ago=10, **fields):
    days = {"opens_in": -days_ago - 60, "closes_in": -days_ago - 30}
    round = make_round(months, fiscal_year=fiscal_year, **days)
    round.released_at = timezone.now() - timedelta(days=days_ago)
    for name, value in fields.items():
        setattr(round, name, value)
    round.save()
    return round


def make_report(
    round, district=None, parts=(20, 9, 6), *, level=3, inputs=None, state=SubmissionState.FINALISED
):
    """A report with its result; `parts` are returned, not returned, not found."""
    district = district or make_district()
    by = make_user()
    submission = Submission.objects.create(round=round, district=district)
    returned, not_returned, not_found = parts
    by_role = {
        FigureRole.AT_RISK: 99,
        FigureRole.TOTAL: sum(parts),
        FigureRole.FOUND: returned + not_returned,
        FigureRole.RETURNED: returned,
        FigureRole.NOT_RETURNED: not_returned,
        FigureRole.NOT_FOUND: not_found,
    }
    submission.current_version = SubmissionVersion.objects.create(
        submission=submission,
        number=1,
        receipt_number=f"R{submission.pk}",
        submitted_at=round.closes_at,
        submitted_by=by,
        figures={
            figure.key: {"value": by_role.get(figure.role, 0), "note": ""}
            for figure in round.figures.all()
        },
    )
    submission.state = state
    submission.save()
    facts = {"found": by_role[FigureRole.FOUND], "total": by_role[FigureRole.TOTAL]}
    add_result(submission, by, level=level, inputs=inputs or facts)
    return submission


def add_result(submission, by, *, level=3, inputs=None, sequence=1, at=None):
    return Result.objects.create(
        submission=submission,
        sequence=sequence,
        derived_level=level,
        level=level,
        explanation_th="-",
        explanation_en="-",
        inputs=inputs or {},
        released_at=at or submission.round.released_at,
        released_by=by,
    )


def make_not_reported(round):
    submission = Submission.objects.create(
        round=round, district=make_district(), state=SubmissionState.FINALISED
    )
    add_result(submission, make_user(), level=None)


def country(round):
    """Total, found, returned, not returned, not found of the whole country."""
    table = totals_of(round).table
    return [value for (area, _figure), value in table.items() if area == COUNTRY]


def text_of(response):
    html = re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def csv_rows(client, query=""):
    content = client.get(f"/en/statistics/download.csv{query}").content
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_reports_are_added_up(round):
    make_report(round, parts=(20, 9, 6))
    make_report(round, parts=(100, 0, 0))
    make_not_reported(round)
    totals = totals_of(round)
    assert country(round) == [135, 129, 120, 9, 6]
    assert (totals.counted[COUNTRY], totals.not_reported, totals.left_out) == (2, 1, 0)


def test_only_finalised_reports_of_this_round_count(round):
    make_report(round, parts=(20, 9, 6))
    make_report(round, parts=(50, 9, 6), state=SubmissionState.RETURNED)
    make_report(make_released(fiscal_year=2026), parts=(70, 9, 6))
    assert country(round) == [35, 29, 20, 9, 6]


def test_a_district_counts_once_in_the_province_of_its_seat(round):
    district, other = make_district(), make_district()
    district.provinces.add(other.seat)
    district.region = other.region
    district.save()
    make_report(round, district)
    totals = totals_of(round)
    seat = (district.seat.region_id, district.seat_id)
    assert {area for area, number in totals.counted.items() if number} == {
        COUNTRY,
        seat[:1],
        seat,
    }


def test_figures_that_the_evidence_bears_replace_the_reported_ones(round):
    submission = make_report(round, parts=(20, 9, 6), inputs={"found": 25, "total": 35})
    evaluation = Evaluation.objects.create(
        version=submission.current_version,
        evaluator=make_evaluator(),
        figures_supported=False,
        state=EvaluationState.SUBMITTED,
        submitted_at=timezone.now(),
    )
    borne = {"found": 25, "returned": 18, "not_returned": 7, "not_found": 10}
    for figure in round.figures.filter(role__in=borne):
        EvaluatedFigure.objects.create(
            evaluation=evaluation, figure=figure, value=borne[figure.role]
        )
    assert country(round) == [35, 25, 18, 7, 10]


def test_a_report_whose_result_rests_on_unknown_figures_is_left_out(round):
    make_report(round, parts=(100, 10, 10))
    submission = make_report(round, parts=(20, 9, 6))
    later = timezone.now() - timedelta(days=1)
    corrected = {"found": 30, "total": 35}
    add_result(submission, make_user(), sequence=2, inputs=corrected, at=later)
    totals = totals_of(round)
    assert country(round) == [120, 110, 100, 10, 10]
    assert (totals.counted[COUNTRY], totals.left_out, totals.as_of) == (1, 1, later)


def test_without_a_released_round_there_are_reference_figures_and_a_sentence(client):
    make_round(12)
    ReferenceFigure.objects.create(
        key="target", value=110755, label_th="เป้าหมาย", label_en="Target", source_th="แบบติดตาม"
    )
    text = text_of(client.get("/en/statistics/"))
    assert "No round has been released yet." in text
    assert "110,755" in text
    assert "The document gives no date" in text


def test_the_sum_of_the_first_list_is_said_only_where_it_is_true(client):
    for key, value in [("to_find", 28811), ("to_find_eef", 14953), ("to_find_dmc", 13858)]:
        ReferenceFigure.objects.create(key=key, value=value, label_th=key, source_th="หนังสือ")
    sentence = "28,811 = 14,953 (EEF) + 13,858 (DMC)"
    assert sentence in text_of(client.get("/en/statistics/"))
    ReferenceFigure.objects.filter(key="to_find").update(value=28812)
    assert sentence not in text_of(client.get("/en/statistics/"))


def test_the_newest_round_is_shown_unless_another_is_chosen(client, round):
    make_report(round, parts=(100, 10, 10))
    before = make_released(fiscal_year=2026, days_ago=300)
    make_report(before, parts=(700, 10, 10))
    assert client.get("/statistics/").context["statistics"].round == round
    chosen = client.get(f"/statistics/?round={before.pk}")
    assert chosen.context["statistics"].country.values == [720, 710, 700, 10, 10]


def test_the_fiscal_year_is_of_the_readers_era(client, round):
    assert "Twelve-month round, fiscal year 2027" in text_of(client.get("/en/statistics/"))
    assert client.get("/statistics/").context["round_name"].endswith("2570")


def test_a_round_that_is_not_released_is_not_found(client, round):
    hidden = make_round(12, fiscal_year=2028)
    for name in ["statistics", "statistics_csv", "statistics_xlsx"]:
        for wanted in [hidden.pk, "x", ""]:
            assert client.get(f"{reverse(name)}?round={wanted}").status_code == 404


def test_small_counts_stand_nowhere_on_the_page(client, round):
    region = make_district().region
    for parts in [(777, 50, 3), (888, 60, 4), (999, 70, 20)]:
        make_report(round, make_district(region=region), parts=parts)
    response = client.get("/en/statistics/")
    rows = [row for row in response.context["statistics"].rows if row.counted == 1]
    assert [row.not_found for row in rows].count(None) >= 2
    shown = {value for row in rows for value in row.values}
    assert shown & {1, 2, 3, 4} == set()
    assert "fewer than 5" in text_of(response)
    tables = response.context["tables"]
    cells = [
        cell
        for table in [tables["regions"], *tables["provinces"]]
        for row in [*table["rows"], *([table["foot"]] if "foot" in table else [])]
        for cell in row[1:-1]
    ]
    assert {"1", "2", "3", "4"} & set(cells) == set()
    assert re.findall(r"Not found [1-4]\D", response.content.decode()) == []


def test_downloads_hold_what_the_page_holds(client, round, settings):
    region = make_district().region
    for parts in [(777, 50, 3), (888, 60, 4), (999, 70, 20)]:
        make_report(round, make_district(region=region), parts=parts)
    statistics = client.get("/en/statistics/").context["statistics"]
    expected = [
        ["Hidden" if value is None else str(value) for value in row.values]
        if row.counted
        else [""] * 5
        for row in statistics.rows
    ]
    columns = ["To find", "Found and helped", "Returned to study", "Did not return", "Not found"]
    rows = csv_rows(client)
    assert [[row[column] for column in columns] for row in rows] == expected
    sheet = load_workbook(BytesIO(client.get("/en/statistics/download.xlsx").content)).active
    cells = [
        ["" if cell.value is None else str(cell.value) for cell in row[3:8]]
        for row in sheet.iter_rows(min_row=2)
    ]
    assert cells == expected
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_columns_of_the_workbook_fit_their_thai_texts(client, round):
    make_report(round)
    sheet = load_workbook(BytesIO(client.get("/statistics/download.xlsx").content)).active
    for column in sheet.columns:
        texts = [str(cell.value) for cell in column if cell.value is not None]
        assert sheet.column_dimensions[column[0].column_letter].width == column_width(texts)


def test_the_demo_says_so_in_its_downloads(client, round, settings):
    make_report(round)
    settings.DEMO = True
    assert {row["Note"] for row in csv_rows(client)} == {"Invented data for demonstration"}
    sheet = load_workbook(BytesIO(client.get("/en/statistics/download.xlsx").content)).active
    assert sheet["A1"].value == "Invented data for demonstration"


def test_a_name_that_looks_like_a_formula_is_text(client, round):
    district = make_district()
    district.seat.name_th = district.seat.name_en = "=1+1"
    district.seat.save()
    make_report(round, district)
    assert "'=1+1" in {row["Province"] for row in csv_rows(client)}
    sheet = load_workbook(BytesIO(client.get("/en/statistics/download.xlsx").content)).active
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in found] == ["s"]


def test_json_tells_what_the_page_tells(client, round):
    make_report(round, parts=(200, 90, 60))
    make_report(round, parts=(49, 8, 3))
    data = client.get("/en/statistics/download.json").json()
    page = client.get("/en/statistics/").context["statistics"]
    figures = [figure.value for figure in FIGURES]
    assert [[area[name] for name in figures] for area in data["areas"]] == [
        row.values if row.counted else [None] * 5 for row in page.rows
    ]
    hidden = [area for area in data["areas"] if area["districts"] and None in area.values()]
    assert hidden
    assert [name for name in figures for area in data["areas"] if area[name] in {1, 2, 3, 4}] == []
    assert (data["months"], data["fiscal_year"]) == (12, 2027)


def test_levels_of_districts_are_shown_only_where_the_round_says_so(client, round):
    submission = make_report(round, level=4)
    name = submission.district.short_th
    assert name not in text_of(client.get("/statistics/"))
    round.levels_public = True
    round.save()
    assert name in text_of(client.get("/statistics/"))


def test_levels_stay_untold_where_a_count_of_the_province_is_hidden(client, round):
    round.levels_public = True
    round.save()
    # 60 to find, some not found: at level 4 there can be no more than three.
    small = make_report(round, parts=(49, 8, 3), level=4).district
    others = [
        make_report(round, parts=(500, 90, 60), level=3).district,
        make_report(round, parts=(50, 9, 0), level=5).district,
    ]
    response = client.get("/en/statistics/")
    statistics = response.context["statistics"]
    hiding = {
        row.area.pk
        for region in statistics.regions
        for row in region.provinces
        if None in row.values
    }
    told = [district.pk for districts in statistics.levels.values() for district in districts]
    assert small.seat_id in hiding
    assert told == [each.pk for each in reversed(others) if each.seat_id not in hiding]
    assert statistics.withheld == 3 - len(told) > 0
    pages = {
        each: client.get(each.get_absolute_url()).context["levels"] for each in [small, *others]
    }
    assert [each.pk for each in reversed(others) if pages[each]] == told
    assert pages[small] == []
    assert "could tell a count that is not shown" in text_of(response)


def test_page_of_a_district_follows_a_correction_of_its_level(client):
    six = make_released(6, levels_public=True)
    submission = make_report(six, level=3)
    make_report(make_released(6, fiscal_year=2026), submission.district, level=1)  # not public

    def told():
        levels = client.get(submission.district.get_absolute_url()).context["levels"]
        return [(round, level) for _name, round, level in levels]

    assert told() == [(six, 3)]
    add_result(submission, make_user(), level=4, sequence=2)
    assert told() == [(six, 4)]
    with exact_queries(7):  # what is withheld was worked out just now
        told()


def test_a_round_without_figures_shows_levels_alone(client):
    six = make_released(6, levels_public=True)
    make_report(six, level=5)
    response = client.get("/en/statistics/")
    assert response.context["statistics"].country is None
    assert "Level 5" in text_of(response)
    assert client.get("/statistics/download.csv").status_code == 404


@pytest.mark.parametrize("path", ["/statistics/", "/en/statistics/"])
def test_the_page_is_valid_and_has_no_inline_style_or_script(client, round, path):
    make_report(round, parts=(777, 50, 3))
    make_report(round, parts=(0, 0, 0))
    html = client.get(path).content.decode()
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    assert parser.errors == []
    assert re.findall(r"<style|<script(?! type=\"module\" src)|\sstyle=|\son\w+=", html) == []
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", ["/statistics/", "/en/statistics/"])
def test_the_page_asks_as_much_for_three_districts_as_for_thirty(client, round, path):
    def add(number):
        for _one in range(number):
            make_report(round)

    assert_list_queries(lambda: client.get(path), add, QUERIES, sizes=(1, 3, 30))


def test_without_a_round_the_page_asks_less(client):
    client.get("/statistics/")
    with exact_queries(4):
        client.get("/statistics/")
