"""The gate: who is signed in, and for which district they work."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from accounts.roles import Role
from areas.queries import districts_of, districts_readable_by

READING = {"GET", "HEAD"}


class IntranetMixin(LoginRequiredMixin):
    """A page for people who are signed in; nothing of it stays in a shared computer's cache."""

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        patch_cache_control(response, no_store=True)
        return response


class IntranetPage(IntranetMixin, TemplateView):
    """A page of the intranet; what its URL says is read from `self.kwargs` alone."""

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


class DistrictMixin(IntranetMixin):
    """A page of the district named in the URL: 404 for anyone but its officers."""

    #: Whether the officers of the office that carries it on may read the page as well.
    is_read_by_successors = False

    @cached_property
    def district(self):
        district = self._own_district or self._predecessor()
        if district is None:
            raise Http404
        return district

    @property
    def is_predecessor(self):
        """The reader's office carries the district on: they read and change nothing."""
        return self._own_district is None

    @cached_property
    def _own_district(self):
        if not self.request.user.has_role(Role.DISTRICT_OFFICER):
            raise Http404
        return districts_of(self.request.user).filter(code=self.kwargs["district"]).first()

    def _predecessor(self):
        if not self.is_read_by_successors or self.request.method not in READING:
            return None
        readable = districts_readable_by(self.request.user)
        return readable.filter(code=self.kwargs["district"]).first()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            district=self.district, is_predecessor=self.is_predecessor, **kwargs
        )
