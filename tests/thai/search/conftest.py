import pytest


@pytest.fixture(autouse=True)
def _thai_search(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "thai.search"}}
