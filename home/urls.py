"""The public views, in every language; pages themselves are Wagtail's."""

from django.urls import path

from home.feeds import AtomFeed, RssFeed
from home.search import search
from home.search_suggestions import search_suggestions
from home.styleguide import styleguide

urlpatterns = [
    path("search/", search, name="search"),
    path("search/suggest/", search_suggestions, name="search_suggestions"),
    path("styleguide/", styleguide, name="styleguide"),
    path("feed/", AtomFeed(), name="feed"),
    path("feed/<slug:slug>/", AtomFeed(), name="feed"),
    path("rss/", RssFeed(), name="rss"),
    path("rss/<slug:slug>/", RssFeed(), name="rss"),
]
