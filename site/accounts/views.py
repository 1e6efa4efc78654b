from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, resolve_url
from django.views.decorators.cache import never_cache


@never_cache
def admin_login(request):
    """Where Wagtail sends whoever it does not let in: to sign in, or to a page they may open.

    Someone signed in without access to the admin would else be sent in circles.
    """
    if request.user.is_authenticated:
        return redirect(get_adapter().get_login_redirect_url(request))
    return redirect_to_login(request.GET.get("next", "/admin/"), resolve_url("account_login"))
