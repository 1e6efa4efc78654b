"""The gate: who is signed in, and for which district they work."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from accounts.roles import Role
from areas.queries import districts_of


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

    @cached_property
    def district(self):
        if not self.request.user.has_role(Role.DISTRICT_OFFICER):
            raise Http404
        district = districts_of(self.request.user).filter(code=self.kwargs["district"]).first()
        if district is None:
            raise Http404
        return district

    def get_context_data(self, **kwargs):
        return super().get_context_data(district=self.district, **kwargs)
