"""The pages to which the words typed so far may be leading, as JSON."""

from django.http import JsonResponse
from django.views.decorators.cache import cache_control
from wagtail.models import Page

from home.search import asked, searchable
from thai.search.snippets import runs
from thai.search.suggestions import suggest


@cache_control(public=True, max_age=60)
def search_suggestions(request):
    """Answer with at most 8 pages of the reader's language, best first:
    {"pages": [{"url": …, "title": [[piece, whether it matches], …]}, …]}.
    """
    text = asked(request)
    # The search backend takes plain filters only, so the query stands inside one.
    readable = Page.objects.filter(pk__in=searchable().values("pk"))
    pages = [
        {"url": page.get_url(request), "title": runs(page.title, text, open_end=True)}
        for page in suggest(readable, text)
    ]
    return JsonResponse({"pages": pages})
