"""The library's public views, in every language; its pages are Wagtail's."""

from django.urls import path

from bestpractice.feeds import PracticeFeed

urlpatterns = [path("best-practices/feed/", PracticeFeed(), name="practice_feed")]
