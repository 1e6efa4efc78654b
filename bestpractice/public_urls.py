"""The library's public views, in every language; its pages are Wagtail's."""

from django.urls import path

from bestpractice.feeds import PracticeFeed
from bestpractice.views.booklet import BookletView

urlpatterns = [
    path("best-practices/feed/", PracticeFeed(), name="practice_feed"),
    path("booklets/<slug:slug>.pdf", BookletView.as_view(), name="booklet"),
]
