"""Who is signed in now, asked by a page that was opened earlier."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.generic import View

from intranet.access import IntranetMixin


class SessionView(IntranetMixin, View):
    """JSON of the session as it is: {"user": pk, "name": str, "token": CSRF token}.

    `user` is null and nothing else is said where nobody is signed in.
    """

    def get(self, request, *args, **kwargs):
        return JsonResponse(
            {"user": request.user.pk, "name": str(request.user), "token": get_token(request)}
        )

    def handle_no_permission(self):
        """A script could do nothing with the page for signing in."""
        return JsonResponse({"user": None})
