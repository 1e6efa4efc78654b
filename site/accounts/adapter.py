from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    """allauth's rules for this site: accounts are made by staff, never by signing up."""

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        """The first of LANDING_PAGES that the account may open."""
        return next(
            reverse(url_name)
            for permission, url_name in settings.LANDING_PAGES
            if permission is None or request.user.has_perm(permission)
        )
