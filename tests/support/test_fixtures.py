"""The fixtures that every test may use keep their word."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone, translation


def test_frozen_stands_still_until_moved(frozen):
    start = datetime(2026, 1, 15, 3, 0, tzinfo=UTC)
    assert [timezone.now(), timezone.now()] == [start, start]
    frozen.move_to("2026-09-30 17:00:00+00:00")
    assert timezone.localdate().isoformat() == "2026-10-01"


@pytest.mark.parametrize("time", ["first", "second"])
def test_cache_and_language_begin_clean(time):
    assert (cache.get("left-behind"), translation.get_language()) == (None, "th")
    cache.set("left-behind", 1)
    translation.activate("en")


def test_files_lie_in_the_folder_of_this_run():
    folders = [settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT, settings.STATIC_ROOT]
    assert [folder.parent for folder in folders] == [settings.TEST_DIR] * 3
