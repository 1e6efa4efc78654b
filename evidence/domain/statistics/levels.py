"""The released levels of one district, as far as the public may read them."""

from django.core.cache import cache
from django.db.models import Max

from .published import statistics_of
from .totals import rounds_published

DAY = 24 * 60 * 60


def levels_of(district, at=None):
    """[(Round, level)] of the released rounds that make levels public, the newest first.

    What `published` keeps back is left out here too. One query; for a round that was released or
    corrected since somebody last asked, 5 more.
    """
    rounds = (
        rounds_published(at)
        .filter(levels_public=True)
        .annotate(newest_result=Max("submissions__results"))
    )
    found = [(round, _levels_shown(round).get(district.pk)) for round in rounds]
    return [(round, level) for round, level in found if level]


def _levels_shown(round):
    """{district.pk: level}. Kept until a result is added: which are withheld takes long to say."""
    return cache.get_or_set(
        f"levels-shown-{round.pk}-{round.newest_result}", lambda: _work_out(round), DAY
    )


def _work_out(round):
    levels = statistics_of(round).levels
    return {district.pk: level for level, districts in levels.items() for district in districts}
