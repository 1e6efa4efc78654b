"""What rows are called, in the reader's language and era."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from areas.models import District
from evidence.models import Extension, Indicator, Round


@pytest.mark.parametrize(
    ("language", "indicator", "round_", "extension"),
    [
        (
            "th",
            "พาน้องกลับมาเรียน (2570)",
            "รอบ 6 เดือน 2570",
            "สพป.กระบี่ – รอบ 6 เดือน 2570: 28 ก.พ. 70",
        ),
        (
            "en",
            "Back to school (2027)",
            "Six months 2027",
            "สพป.กระบี่ – Six months 2027: 28 Feb 2027",
        ),
    ],
)
def test_years_stand_in_the_readers_era(language, indicator, round_, extension):
    of_year = Indicator(fiscal_year=2027, title_th="พาน้องกลับมาเรียน", title_en="Back to school")
    half = Round(indicator=of_year, months=6, name_th="รอบ 6 เดือน", name_en="Six months")
    district = District(short_th="สพป.กระบี่", name_th="สพป.กระบี่")
    until = datetime(2027, 2, 28, 9, 30, tzinfo=UTC)
    with translation.override(language):
        assert str(of_year) == indicator
        assert str(half) == round_
        assert str(Extension(district=district, round=half, until=until)) == extension
