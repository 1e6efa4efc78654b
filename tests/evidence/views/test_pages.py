"""A PDF read page by page, by whoever may read the file."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import ModelLogEntry

from evidence.domain.filing import add_file
from evidence.domain.reporting import submit, withdraw
from evidence.models import EvidenceRequirement
from support import samples
from support.evaluation import make_evaluator, make_sent, officer_of
from support.kpi import make_round

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_user(client):
    def as_user(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_user


@pytest.fixture
def evaluator():
    return make_evaluator()


@pytest.fixture
def item(evaluator):
    """A PDF of three pages in a report that was sent to `evaluator`."""
    submission = make_sent(make_round(), evaluators=[evaluator])
    officer = officer_of(submission)
    submission = withdraw(submission=submission, by=officer)
    item = add_file(
        submission=submission,
        requirement=EvidenceRequirement.objects.get(
            criterion__round=submission.round, key="e1_order"
        ),
        file=ContentFile(samples.pdf(pages=3)),
        name="คำสั่ง.pdf",
        by=officer,
    )
    submit(submission=submission, by=officer, confirm_missing=True)
    return item


def page(client, item, number):
    return client.get(f"/intranet/evidence/{item.uid}/pages/{number}/")


def test_pages_are_pictures_as_closed_as_the_file(as_user, evaluator, item):
    answer = page(as_user(evaluator), item, 2)
    picture = Image.open(io.BytesIO(answer.content))
    assert (picture.format, picture.size) == ("WEBP", (1132, 1600))
    assert answer["Cache-Control"].startswith("private, no-store")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox;")


@pytest.mark.parametrize("number", [0, 4, 1000])
def test_page_that_is_not_there_is_not_found(as_user, evaluator, item, number):
    assert page(as_user(evaluator), item, number).status_code == 404


def test_opening_the_first_page_is_opening_the_file(as_user, evaluator, item):
    for number in (1, 2, 3):
        assert page(as_user(evaluator), item, number).status_code == 200
    viewed = ModelLogEntry.objects.filter(action="evidence.file_viewed")
    assert [entry.data["evidence"] for entry in viewed] == [str(item.uid)]


def test_destroyed_or_other_files_have_no_pages(as_user, evaluator, item):
    stored = item.file
    stored.type = "docx"
    stored.save()
    assert page(as_user(evaluator), item, 1).status_code == 404


@pytest.mark.parametrize(("pages", "shown"), [(None, 0), (1, 1), (40, 40), (41, 40), (9000, 40)])
def test_long_documents_show_their_first_pages(item, pages, shown):
    item.file.pages = pages
    assert list(item.file.pages_shown) == list(range(1, shown + 1))
