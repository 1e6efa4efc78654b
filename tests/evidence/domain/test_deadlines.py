"""Until when a district may file, to the second."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from accounts.roles import Role
from evidence.domain.deadlines import days_left, deadline_of, ensure_open, is_open_for
from evidence.domain.errors import NotYetOpen, RoundClosed
from evidence.models import Extension, Round
from support.kpi import make_district, make_round
from support.people import make_user

pytestmark = pytest.mark.django_db
OPENS = datetime(2026, 10, 1, tzinfo=ZoneInfo("Asia/Bangkok"))
CLOSES = datetime(2027, 4, 1, tzinfo=ZoneInfo("Asia/Bangkok"))
SECOND = timedelta(seconds=1)


@pytest.fixture
def round():
    round = make_round()
    Round.objects.filter(pk=round.pk).update(opens_at=OPENS, closes_at=CLOSES)
    round.refresh_from_db()
    return round


@pytest.fixture
def district():
    return make_district()


def extend(round, district, until):
    Extension.objects.create(
        round=round,
        district=district,
        until=until,
        reason="น้ำท่วม",
        granted_by=make_user(Role.PROGRAMME_ADMIN),
    )


@pytest.mark.parametrize(
    ("at", "is_open"),
    [(OPENS - SECOND, False), (OPENS, True), (CLOSES - SECOND, True), (CLOSES, False)],
)
def test_is_open_for_from_opening_until_just_before_closing(round, district, at, is_open):
    assert is_open_for(round=round, district=district, at=at) is is_open


def test_is_open_for_a_district_with_an_extension_alone(round, district):
    extend(round, district, CLOSES + timedelta(days=3))
    at = CLOSES + timedelta(days=2)
    assert is_open_for(round=round, district=district, at=at)
    assert not is_open_for(round=round, district=make_district(), at=at)


def test_deadline_of_the_latest_extension_counts(round, district):
    extend(round, district, CLOSES + timedelta(days=3))
    extend(round, district, CLOSES + timedelta(days=1))
    assert deadline_of(round=round, district=district) == CLOSES + timedelta(days=3)


def test_deadline_of_is_never_before_the_round_closes(round, district):
    extend(round, district, CLOSES - timedelta(days=9))
    assert deadline_of(round=round, district=district) == CLOSES


def test_is_open_for_nobody_once_the_results_are_released(round, district):
    extend(round, district, CLOSES + timedelta(days=30))
    round.released_at = CLOSES + timedelta(days=1)
    assert not is_open_for(round=round, district=district, at=CLOSES + timedelta(days=2))


def test_ensure_open_says_which_side_of_the_round_it_is(round, district):
    with pytest.raises(NotYetOpen):
        ensure_open(round=round, district=district, at=OPENS - SECOND)
    with pytest.raises(RoundClosed):
        ensure_open(round=round, district=district, at=CLOSES)


def test_days_left_are_counted_to_the_last_day_on_which_something_can_be_sent():
    noon = timedelta(hours=12)
    moments = [CLOSES - timedelta(days=2), CLOSES - noon, CLOSES - SECOND, CLOSES]
    assert [days_left(CLOSES, at=at) for at in moments] == [1, 0, 0, -1]
    assert [days_left(CLOSES + noon, at=at) for at in moments] == [2, 1, 1, 0]
