"""Two sent versions side by side: what came, what went, what took whose place."""

import re
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.roles import Role
from evidence.domain.comparing import changes_between, compare
from evidence.domain.figures import Entry
from evidence.domain.filing import add_file, add_link, remove, replace, replace_link
from evidence.domain.reporting import save_figures, save_reporter, submit, withdraw
from evidence.models import Assignment, EvidenceRequirement
from files import sandbox
from support.evaluation import FIGURES, fill_figures
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.queries import exact_queries
from support.samples import pdf
from support.sandbox import run_here

ROW = {
    "evidence": "a",
    "criterion": 1,
    "requirement": "r1",
    "kind": "document",
    "title": "แผน",
    "url": "",
    "name": "plan.pdf",
    "size": 1,
    "sha256": "1" * 64,
    "practice_level": "",
    "school": "",
}
OTHER_BYTES = {"evidence": "b", "sha256": "2" * 64}
LINK = {"name": "", "sha256": "", "url": "https://example.org/a"}


def sums(then, now):
    return [
        (row.number, len(row.added), len(row.removed), len(row.replaced))
        for row in changes_between(then, now)
    ]


@pytest.mark.parametrize(
    ("then", "now", "changes"),
    [
        ([ROW], [ROW], []),
        ([ROW], [ROW | {"title": "ชื่อใหม่", "name": "new.pdf"}], []),
        ([ROW], [ROW | {"evidence": "b"}], []),
        ([ROW], [ROW, ROW | {"evidence": "b"}], [(1, 1, 0, 0)]),
        ([], [ROW], [(1, 1, 0, 0)]),
        ([ROW], [], [(1, 0, 1, 0)]),
        ([ROW], [ROW | OTHER_BYTES], [(1, 0, 0, 1)]),
        ([ROW], [ROW | OTHER_BYTES | {"name": "b.pdf"}], [(1, 1, 1, 0)]),
        ([ROW], [ROW | OTHER_BYTES | {"requirement": "r2"}], [(1, 1, 1, 0)]),
        ([ROW], [ROW | {"sha256": "3" * 64, "name": ""}], [(1, 0, 0, 1)]),
        ([ROW], [ROW | {"school": "โรงเรียนสมมุติ"}], [(1, 0, 0, 1)]),
        ([ROW], [ROW | {"criterion": 2}], [(1, 0, 1, 0), (2, 1, 0, 0)]),
        ([ROW | LINK], [ROW | LINK | {"title": "ชื่อที่หาพบ"}], []),
        (
            [ROW | LINK],
            [ROW | LINK | {"evidence": "b", "url": "https://example.org/b"}],
            [(1, 1, 1, 0)],
        ),
        (
            [ROW | LINK],
            [ROW | LINK | {"evidence": "b", "url": "https://example.org/b", "origin": "a"}],
            [(1, 0, 0, 1)],
        ),
        (
            [ROW | {"evidence": "b", "origin": "a"}],
            [ROW | OTHER_BYTES | {"evidence": "c", "origin": "a", "name": "c.pdf"}],
            [(1, 0, 0, 1)],
        ),
        (
            [],
            [ROW | {"criterion": None}, ROW | {"criterion": 9}],
            [(9, 1, 0, 0), (None, 1, 0, 0)],
        ),
    ],
)
def test_items_are_the_same_while_their_content_is(then, now, changes):
    assert sums(then, now) == changes


@pytest.fixture
def sent(settings, tmp_path, monkeypatch):
    """A twelve-month report sent twice: figures, one file, the PA part and reporter changed."""
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    monkeypatch.setattr(sandbox, "run", run_here)
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    submission = make_submission(make_round(12), district, by=officer)
    by = {"submission": submission, "by": officer}
    fill_figures(submission, officer)
    guideline = EvidenceRequirement.objects.get(
        criterion__round=submission.round, key="e2_guideline"
    )
    links = [
        add_link(requirement=guideline, url=f"https://example.org/{name}", title=name, **by)
        for name in ("stays", "goes")
    ]
    letter = add_file(requirement=guideline, file=document("one"), name="letter.pdf", **by)
    first = submit(confirm_missing=True, **by)
    withdraw(**by)
    remove(evidence=links[1], by=officer)
    replace(evidence=letter, file=document("two"), name="letter.pdf", by=officer)
    figures = {figure.key: figure for figure in submission.round.figures.all()}
    numbers = FIGURES | {"f1_1_at_risk": 41}
    entries = {figure: Entry(numbers[key]) for key, figure in figures.items()}
    save_figures(entries=entries, **by)
    save_reporter(is_challenge=True, reporter_name="สมมุติ คนใหม่", **by)
    pa = EvidenceRequirement.objects.get(pa_round=submission.round, key="pa2_evidence")
    add_link(requirement=pa, url="https://example.org/pa", title="คลิป", **by)
    second = submit(confirm_missing=True, **by)
    return SimpleNamespace(first=first, second=second, officer=officer, submission=submission)


def document(text):
    return ContentFile(pdf(text=text))


def titles(rows):
    return [row["title"] for row in rows]


@pytest.mark.django_db
def test_district_reads_every_difference(sent):
    with exact_queries(8):
        comparison = compare(then=sent.first, now=sent.second, user=sent.officer)
    filed, pa = comparison.criteria
    assert (filed.number, titles(filed.added), titles(filed.removed)) == (2, [], ["goes"])
    assert [titles(pair) for pair in filed.replaced] == [["letter.pdf", "letter.pdf"]]
    assert (pa.number, titles(pa.added)) == (None, ["คลิป"])
    figures = [(row.figure.key, row.then, row.now, row.difference) for row in comparison.figures]
    assert figures == [("f1_1_at_risk", 40, 41, 1)]
    assert comparison.challenge == (False, True)
    assert [pair[1:] for pair in comparison.reporter] == [("สมมุติ ทดสอบ", "สมมุติ คนใหม่")]


@pytest.mark.django_db
def test_evaluators_learn_nothing_of_the_pa_part(sent, client):
    evaluator = make_user(Role.EVALUATOR)
    Assignment.objects.create(
        submission=sent.submission, evaluator=evaluator, assigned_by=sent.officer
    )
    comparison = compare(then=sent.first, now=sent.second, user=evaluator)
    assert [change.number for change in comparison.criteria] == [2]
    assert comparison.challenge is None
    client.force_login(evaluator)
    page = client.get(changes_url(sent.second)).text
    # As a word: the letters may stand in a random token of the page.
    assert (re.search(r"\bPA\b", page), "คลิป" in page, "goes" in page) == (None, False, True)


@pytest.mark.django_db
def test_page_compares_with_the_version_before_or_the_one_chosen(sent, client):
    client.force_login(sent.officer)
    by = {"submission": sent.submission, "by": sent.officer}
    withdraw(**by)
    third = submit(confirm_missing=True, **by)
    page = client.get(changes_url(third))
    assert (page.context["then"], page.context["comparison"].is_same) == (sent.second, True)
    page = client.get(changes_url(third), {"since": "1"})
    assert (page.context["then"], page.context["comparison"].is_same) == (sent.first, False)
    for since in ("3", "9", "x"):
        assert client.get(changes_url(third), {"since": since}).status_code == 404
    assert client.get(changes_url(sent.first)).status_code == 404


def changes_url(version):
    return reverse("receipt_changes", args=[version.receipt_number])


@pytest.mark.django_db
def test_address_that_was_mended_twice_is_the_same_item_with_another_address():
    submission = make_submission(make_round())
    by = {"submission": submission, "by": make_user()}
    requirement = EvidenceRequirement.objects.filter(criterion__round=submission.round).first()
    link = add_link(requirement=requirement, url="example.org/wrong", **by)
    first = submit(confirm_missing=True, **by)
    withdraw(**by)
    for url in ("example.org/nearly", "example.org/right"):
        link = replace_link(evidence=link, url=url, by=by["by"])
    second = submit(confirm_missing=True, **by)
    [change] = changes_between(first.manifest, second.manifest)
    assert (change.added, change.removed) == ([], [])
    assert [(then["url"], now["url"]) for then, now in change.replaced] == [
        ("https://example.org/wrong", "https://example.org/right")
    ]
