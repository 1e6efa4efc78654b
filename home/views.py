from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control


@cache_control(public=True, max_age=3600)
def robots(request):
    """What crawlers may visit: the public pages, not what is gated or made by asking."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    text = render_to_string("home/robots.txt", {"sitemap": sitemap})
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
