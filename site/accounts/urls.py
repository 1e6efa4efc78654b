"""Signing in and one's own account; allauth's views under their usual names."""

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.urls import include, path

from .views import LinkView

urlpatterns = [
    path("link/<str:token>/", LinkView.as_view(), name="account_link"),
    path("2fa/", include(mfa_urls)),
    path("", include(account_urls)),
]
