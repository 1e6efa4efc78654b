"""What people wrote in English: titles, names, codes and accounts that stand in Thai pages as data.

A crawl passes these over. What packages put into the database themselves (root page, groups,
workflows) is not among them: the interface must show that in Thai.
"""

import re

from django.contrib.auth import get_user_model
from wagtail.images import get_image_model
from wagtail.models import Page

from areas.models import District, InspectionRegion, Province
from bestpractice.models import Technique
from home.models import NewsCategory

LATIN = re.compile(r"[A-Za-z]{2}")


def written_by_people():
    """Return every such text that has a Latin word."""
    pages = Page.objects.filter(depth__gt=1)
    texts = {
        *pages.values_list("title", flat=True),
        *pages.values_list("draft_title", flat=True),
        *pages.values_list("slug", flat=True),
        *NewsCategory.objects.values_list("name", flat=True),
        *get_image_model().objects.values_list("title", flat=True),
        *NewsCategory.objects.values_list("slug", flat=True),
        *get_user_model().objects.values_list("username", flat=True),
    }
    for model in [District, Province, InspectionRegion, Technique]:
        for row in model.objects.all():
            texts |= {value for value in vars(row).values() if isinstance(value, str)}
    return {text for text in texts if text and LATIN.search(text)}
