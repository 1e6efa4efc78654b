"""Who may open what: the public figures, which are everyone's."""

from datetime import UTC, datetime

from evidence.enums import FigureRole
from evidence.models import Figure, Indicator, Round

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
200     200     200      200    200       200       200    200       200   | statistics/
200     200     200      200    200       200       200    200       200   | districts/<slug:district>/
200     200     200      200    200       200       200    200       200   | statistics/download.csv
200     200     200      200    200       200       200    200       200   | statistics/download.json
200     200     200      200    200       200       200    200       200   | statistics/download.xlsx
"""


def arguments(world):
    """The downloads need a released round with figures."""
    indicator = Indicator.objects.create(fiscal_year=2021, title_th="ตัวชี้วัดสมมุติ")
    round_ = Round.objects.create(
        indicator=indicator,
        months=12,
        name_th="รอบสมมุติ",
        opens_at=datetime(2021, 8, 1, tzinfo=UTC),
        closes_at=datetime(2021, 9, 30, tzinfo=UTC),
        released_at=datetime(2021, 10, 30, tzinfo=UTC),
    )
    Figure.objects.create(
        round=round_, key="total", number="1", order=1, text_th="รวม", role=FigureRole.TOTAL
    )
    return {"districts/": {"district": world.district.code}}
