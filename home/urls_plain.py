"""Addresses that know no language."""

from django.urls import path

from home.sitemap import sitemap
from home.views import robots

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
