"""Taking an item out again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.filing import remove
from evidence.models import Evidence

from .base import RoundMixin


class RemoveView(RoundMixin, View):
    """Removes one item of the district's own working copy."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.submission.pk is None:
            raise Http404
        item = get_object_or_404(
            Evidence.objects.live().select_related("requirement__criterion"),
            submission=self.submission,
            uid=kwargs["uid"],
        )
        try:
            remove(evidence=item, by=request.user, at=self.at)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.success(request, _("“%(title)s” is removed.") % {"title": item.title})
        requirement = item.requirement
        if requirement.is_pa:
            return redirect(self.url("district_challenge"))
        number = requirement.criterion.number
        return redirect(f"{self.url('district_criterion', number=number)}#r{requirement.pk}")
