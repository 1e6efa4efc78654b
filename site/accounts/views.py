from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from .forms import ChoosePasswordForm
from .links import LinkRefused, find, redeem


@never_cache
def admin_login(request):
    """Where Wagtail sends whoever it does not let in: to sign in, or to a page they may open.

    Someone signed in without access to the admin would else be sent in circles.
    """
    if request.user.is_authenticated:
        return redirect(get_adapter().get_login_redirect_url(request))
    return redirect_to_login(request.GET.get("next", "/admin/"), resolve_url("account_login"))


@method_decorator(never_cache, name="dispatch")
class LinkView(View):
    """Choose a password by a one-time link. Opening it uses nothing up: programs that look into
    mailboxes open links too."""

    def get(self, request, token):
        try:
            link = find(token)
        except LinkRefused as refusal:
            return self.refuse(refusal)
        return self.show(link, ChoosePasswordForm(link.user))

    def post(self, request, token):
        try:
            link = find(token)
            form = ChoosePasswordForm(link.user, request.POST)
            if not form.is_valid():
                return self.show(link, form)
            user = redeem(token=token, password=form.cleaned_data["new_password1"])
        except LinkRefused as refusal:
            return self.refuse(refusal)
        except ValidationError as error:
            form.add_error("new_password1", error)
            return self.show(link, form)
        messages.success(
            request,
            _("The password is saved. From now on, sign in with the user name “%(username)s”.")
            % {"username": user.username},
        )
        return perform_login(request, user)

    def show(self, link, form):
        return render(self.request, "account/link.html", {"link": link, "form": form})

    def refuse(self, refusal):
        status = 404 if refusal.code == "unknown" else 410
        words = {"refusal": refusal.message}
        return render(self.request, "account/link_refused.html", words, status=status)
