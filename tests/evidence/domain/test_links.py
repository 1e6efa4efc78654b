"""What a look at a link tells, and when it is looked at again."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from evidence.domain.filing import add_link, remove
from evidence.domain.links import check_link, due_links
from evidence.domain.queries.district import items_of
from evidence.domain.queries.signals import add_signals
from evidence.links.fetch import Fetched
from evidence.models import EvidenceRequirement, LinkCheck, LinkOutcome, Round
from support.kpi import make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db

URL = "https://example.org/news"
NOW = timezone.now()


@pytest.fixture
def link():
    return make_link()


def make_link(url=URL, **kwargs):
    submission = make_submission(make_round())
    return add_link(
        submission=submission,
        requirement=EvidenceRequirement.objects.filter(criterion__round=submission.round).first(),
        url=url,
        by=make_user(),
        **kwargs,
    )


def look(link, *, at=NOW, url=URL, **found):
    return check_link(evidence=link, fetch=lambda _url: Fetched(url, **found), at=at)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ({"status": 200}, LinkOutcome.OPENS),
        ({"status": 404}, LinkOutcome.DEAD),
        ({"status": 410}, LinkOutcome.DEAD),
        ({"problem": "dns"}, LinkOutcome.DEAD),
        ({"problem": "private"}, LinkOutcome.DEAD),
        ({"problem": "redirects"}, LinkOutcome.DEAD),
        ({"status": 401}, LinkOutcome.LOGIN),
        ({"status": 403}, LinkOutcome.LOGIN),
        ({"status": 200, "url": "https://accounts.google.com/v3/x"}, LinkOutcome.LOGIN),
        ({"status": 200, "url": "https://www.facebook.com/login/?next=x"}, LinkOutcome.LOGIN),
        ({"status": 200, "url": "https://www.facebook.com/login.php"}, LinkOutcome.LOGIN),
        ({"status": 200, "url": "https://example.org/loginov"}, LinkOutcome.OPENS),
        ({"status": 500}, LinkOutcome.WAITING),
        ({"status": 429}, LinkOutcome.WAITING),
        ({"problem": "unreachable"}, LinkOutcome.WAITING),
    ],
)
def test_outcome(link, found, outcome):
    assert look(link, **found).outcome == outcome


def test_server_that_stays_silent_is_asked_four_times_before_its_link_is_dead(link):
    at, seen = NOW, []
    for _ in range(5):
        check = look(link, at=at, problem="unreachable")
        seen.append((check.outcome, check.next_at - at))
        at = check.next_at
    hour = timedelta(hours=1)
    assert seen == [
        (LinkOutcome.WAITING, hour),
        (LinkOutcome.WAITING, 6 * hour),
        (LinkOutcome.WAITING, 24 * hour),
        (LinkOutcome.DEAD, 48 * hour),
        (LinkOutcome.DEAD, 48 * hour),
    ]
    assert look(link, at=at, status=200).outcome == LinkOutcome.OPENS
    assert look(link, at=at, problem="unreachable").outcome == LinkOutcome.WAITING


def test_title_of_the_page_is_shown_where_the_district_gave_none(link):
    look(link, status=200, title="ข่าวพาน้องกลับมาเรียน")
    look(link, problem="unreachable")  # what was read once stays
    (item,) = items_of(link.submission)[link.requirement_id]
    assert (item.title, item.shown_title) == (URL, "ข่าวพาน้องกลับมาเรียน")
    named = make_link(title="ข่าวของเรา")
    look(named, status=200, title="Facebook")
    assert named.shown_title == "ข่าวของเรา"


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        ({"status": 404}, ["Dead link (looked at 15 Jan 2026)"]),
        ({"status": 401}, ["Asks for signing in (looked at 15 Jan 2026)"]),
        ({"status": 200}, []),
        ({"status": 500}, []),
    ],
)
def test_evaluators_are_told_of_links_that_do_not_open(frozen, link, found, sentences):
    look(link, at=timezone.now(), **found)
    with translation.override("en"):
        add_signals([link], link.submission.round)
    assert link.signals == sentences


def test_due_links_are_the_new_ones_and_those_whose_time_has_come(link):
    assert list(due_links(NOW)) == [link]
    check = look(link, status=200)
    assert list(due_links(check.next_at - timedelta(seconds=1))) == []
    assert list(due_links(check.next_at)) == [link]
    remove(evidence=link, by=make_user())
    assert list(due_links(check.next_at)) == []


def test_links_of_a_released_round_are_left_alone(link):
    yesterday = NOW - timedelta(days=1)
    Round.objects.filter(pk=link.submission.round_id).update(closes_at=yesterday, released_at=NOW)
    assert list(due_links(NOW)) == []


def test_new_link_is_looked_at_after_the_commit(settings, django_capture_on_commit_callbacks):
    settings.LINK_FETCHER = "support.links.fetch_nothing"
    with django_capture_on_commit_callbacks(execute=True):
        link = make_link()
    assert LinkCheck.objects.get(evidence=link).outcome == LinkOutcome.WAITING
