"""Rounds with the programme's real criteria, and reports in any state."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from areas.models import District, InspectionRegion, Province
from evidence.domain.load_kpi import load_kpi
from evidence.domain.monitoring.load import load_monitoring_form
from evidence.domain.reporting import open_submission, save_reporter
from evidence.models import MonitoringRound
from support.numbering import count_up
from support.people import make_user

_numbers = count_up()

REPORTER = {
    "reporter_name": "สมมุติ ทดสอบ",
    "reporter_position": "นักวิชาการศึกษา",
    "reporter_phone": "0 2000 0000",
    "reporter_email": "demo@example.org",
}


def make_district(code=None, *, region=None, province=None):
    """A district with an invented name, in a region and province of its own unless given."""
    number = next(_numbers)
    region = (
        region
        or InspectionRegion.objects.get_or_create(
            number=number % 18 + 1, defaults={"name_th": f"เขตตรวจราชการสมมุติ {number}"}
        )[0]
    )
    province = province or Province.objects.filter(code=f"{number % 90 + 10}").first()
    province = province or make_province(region, number % 90 + 10)
    district = District.objects.create(
        code=code or f"district-{number}",
        kind=District.Kind.PRIMARY,
        name_th=f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษาสมมุติ เขต {number}",
        short_th=f"สพป.สมมุติ เขต {number}",
        name_en=f"Demo Primary Educational Service Area Office {number}",
        seat=province,
        region=region,
        latitude="13.75",
        longitude="100.5",
    )
    district.provinces.add(province)
    return district


def make_province(region, number):
    return Province.objects.create(
        code=f"{number:02}",
        name_th=f"จังหวัดสมมุติ {number}",
        name_en=f"Demo Province {number}",
        slug=f"demo-province-{number}",
        part=Province.Part.SOUTH,
        region=region,
        map_id=f"{number:03}",
        abbreviation_th=f"ส{number}",
        abbreviation_en=f"D{number}",
        tile_row=number,
        tile_column=1,
        latitude="13.75",
        longitude="100.5",
    )


def make_round(months=6, *, opens_in=-30, closes_in=30, fiscal_year=2027):
    """The six- or twelve-month round; it opens and closes so many days from now."""
    now = timezone.now()
    dates = (now + timedelta(days=opens_in), now + timedelta(days=closes_in))
    indicator = load_kpi(fiscal_year=fiscal_year, dates={6: dates, 12: dates})
    return indicator.rounds.select_related("indicator").get(months=months)


def make_submission(round, district=None, *, by=None, **fields):
    """A draft with its reporter filled in."""
    district = district or make_district()
    by = by or make_user(Role.DISTRICT_OFFICER, district=district)
    submission = open_submission(round=round, district=district, by=by)
    return save_reporter(submission=submission, by=by, **REPORTER, **fields)


def make_monitoring_round(*regions, opens_in=-10, closes_in=10, **fields):
    """A round of the programme's monitoring form, put to these regions."""
    now = timezone.now()
    names = {"name_th": "รอบติดตามสมมุติ", "name_en": "Invented monitoring round"}
    round = MonitoringRound.objects.create(
        form=load_monitoring_form(),
        opens_at=now + timedelta(days=opens_in),
        closes_at=now + timedelta(days=closes_in),
        **names | fields,
    )
    round.regions.set(regions)
    return round
