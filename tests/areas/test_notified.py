from datetime import date, datetime

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from areas.models import NotifiedCount
from areas.notified import Imported, RefusedImport, import_counts, read_rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen", "_district")]

HEADINGS = "district_code,fiscal_year,source,as_of,count"
ROW = {
    "district": "invented",
    "fiscal_year": 2565,
    "source": "EEF",
    "as_of": "14/5/2564",
    "count": 12,
}


@pytest.fixture
def _district(make_district):
    make_district(code="invented")


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def write(tmp_path):
    def write(text, name="counts.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


def saved():
    columns = ("district__code", "fiscal_year", "source", "as_of", "count")
    return list(NotifiedCount.objects.values_list(*columns))


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ({}, ("invented", 2022, "eef", date(2021, 5, 14), 12)),
        ({"fiscal_year": "๒๕๖๕"}, ("invented", 2022, "eef", date(2021, 5, 14), 12)),
        ({"fiscal_year": 2022.0}, ("invented", 2022, "eef", date(2021, 5, 14), 12)),
        ({"source": "กสศ."}, ("invented", 2022, "eef", date(2021, 5, 14), 12)),
        ({"source": "dmc"}, ("invented", 2022, "dmc", date(2021, 5, 14), 12)),
        ({"as_of": date(2021, 6, 25)}, ("invented", 2022, "eef", date(2021, 6, 25), 12)),
        ({"as_of": datetime(2021, 6, 25)}, ("invented", 2022, "eef", date(2021, 6, 25), 12)),
        ({"as_of": "25 มิ.ย. 64"}, ("invented", 2022, "eef", date(2021, 6, 25), 12)),
        ({"count": "1,234"}, ("invented", 2022, "eef", date(2021, 5, 14), 1234)),
        ({"count": "๐"}, ("invented", 2022, "eef", date(2021, 5, 14), 0)),
        ({"count": 7.0}, ("invented", 2022, "eef", date(2021, 5, 14), 7)),
    ],
)
def test_import_reads_what_offices_write(written, stored):
    assert import_counts(rows=[(2, ROW | written)]) == Imported(1, 0, 0)
    assert saved() == [stored]


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ({"district": "nowhere"}, "there is no district with the code “nowhere”."),
        ({"district": None}, "there is no district with the code “”."),
        ({"fiscal_year": 65}, "“65” is no fiscal year. Write 2565 or 2022."),
        ({"fiscal_year": ""}, "the fiscal year must be a whole number from 0 up."),
        ({"source": "moe"}, "the source “moe” is neither EEF nor DMC."),
        ({"as_of": "31/2/2564"}, None),
        ({"as_of": "16/1/2569"}, "the as-of date lies in the future."),
        ({"count": ""}, "the count must be a whole number from 0 up."),
        ({"count": -1}, "the count must be a whole number from 0 up."),
        ({"count": 1.5}, "the count must be a whole number from 0 up."),
        ({"count": True}, "the count must be a whole number from 0 up."),
    ],
)
def test_import_refuses_what_it_cannot_mean(written, problem):
    problem = problem or (
        "There is no such day in the calendar. The day comes first, then the month."
    )
    with pytest.raises(RefusedImport) as refused:
        import_counts(rows=[(2, ROW | written)])
    assert refused.value.problems == [f"Row 2: {problem}"]


def test_import_takes_a_count_of_today():
    assert import_counts(rows=[(2, ROW | {"as_of": "15/1/2569"})]) == Imported(1, 0, 0)


def test_import_lists_every_problem_of_every_row_and_saves_nothing():
    with pytest.raises(RefusedImport) as refused:
        import_counts(
            rows=[
                (2, ROW),
                (3, ROW | {"source": "moe", "count": "many"}),
                (5, ROW | {"source": "dmc"}),
                (6, ROW),
            ]
        )
    assert refused.value.problems == [
        "Row 3: the source “moe” is neither EEF nor DMC.",
        "Row 3: the count must be a whole number from 0 up.",
        "Row 6: the same count stands in an earlier row.",
    ]
    assert saved() == []


def test_import_corrects_a_count_that_is_there():
    import_counts(rows=[(2, ROW), (3, ROW | {"source": "dmc"})])
    again = import_counts(rows=[(2, ROW | {"count": 13}), (3, ROW | {"source": "dmc"})])
    assert again == Imported(created=0, updated=1, unchanged=1)
    assert sorted(row[4] for row in saved()) == [12, 13]


def test_read_rows_of_a_csv_of_excel(write):
    path = write(
        f"\ufeff{HEADINGS}\r\ninvented,2565,EEF,14/5/2564,12\r\n,,,,\r\ninvented,2565,DMC\r\n"
    )
    assert list(read_rows(path)) == [
        (2, ROW | {"fiscal_year": "2565", "count": "12"}),
        (4, ROW | {"fiscal_year": "2565", "source": "DMC", "as_of": None, "count": None}),
    ]


def test_read_rows_knows_thai_headings_in_any_order(write):
    path = write("จำนวน,รหัสเขต,แหล่งข้อมูล,ปีงบประมาณ,ข้อมูล ณ วันที่\n12,invented,EEF,2565,14/5/2564\n")
    assert list(read_rows(path)) == [(2, ROW | {"fiscal_year": "2565", "count": "12"})]


def test_read_rows_of_a_workbook(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.append(HEADINGS.split(","))
    workbook.active.append(["invented", 2565, "EEF", datetime(2021, 5, 14), 12])
    workbook.save(tmp_path / "counts.xlsx")
    rows = list(read_rows(tmp_path / "counts.xlsx"))
    assert rows == [(2, ROW | {"as_of": datetime(2021, 5, 14)})]


@pytest.mark.parametrize(
    ("text", "name", "encoding", "problem"),
    [
        ("", "a.csv", "utf-8", "as_of, count, district, fiscal_year, source"),
        ("district_code,source,count\n", "a.csv", "utf-8", "as_of, fiscal_year"),
        ("จำนวน\n", "a.csv", "cp874", "The file is not in UTF-8. Save it as CSV UTF-8."),
        ("no workbook", "a.xlsx", "utf-8", "The file cannot be read as an Excel workbook."),
        ("", "a.ods", "utf-8", "Only CSV and XLSX files can be imported."),
    ],
)
def test_read_rows_refuses_a_wrong_file(write, text, name, encoding, problem):
    if name == "a.csv" and encoding == "utf-8":
        problem = f"The first row lacks these columns: {problem}"
    with pytest.raises(RefusedImport) as refused:
        list(read_rows(write(text, name, encoding)))
    assert refused.value.problems == [problem]


def test_command_imports_and_says_so(write, capsys):
    call_command("import_notified_counts", write(f"{HEADINGS}\ninvented,2565,EEF,14/5/2564,12\n"))
    assert capsys.readouterr().out == "Notified counts: 1 added, 0 corrected, 0 as they were.\n"
    assert saved() == [("invented", 2022, "eef", date(2021, 5, 14), 12)]


def test_command_refuses_with_all_problems(write):
    path = write(f"{HEADINGS}\nnowhere,2565,EEF,14/5/2564,12\nnowhere,2565,DMC,14/5/2564,12\n")
    with translation.override("en"), pytest.raises(CommandError) as refused:
        call_command("import_notified_counts", path)
    assert f"{refused.value}" == (
        "Nothing was saved.\n"
        "Row 2: there is no district with the code “nowhere”.\n"
        "Row 3: there is no district with the code “nowhere”."
    )


def test_command_says_when_there_is_no_file():
    with pytest.raises(CommandError, match=r"There is no file nowhere\.csv"):
        call_command("import_notified_counts", "nowhere.csv")
