"""Taking an item out again, or putting another in its place."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.filing import put_back, remove, replace, replace_link
from evidence.models import Evidence
from intranet.telling import tell_errors

from .base import RoundMixin


class ItemView(RoundMixin, View):
    """Does something to one item of the district's own working copy, then goes back to it."""

    http_method_names = ["post"]

    def check(self, item):
        """Raise ValidationError where a colleague was quicker."""
        if item.removed_at:
            raise ValidationError(
                _("“%(title)s” has already been removed or replaced by %(who)s.")
                % {"title": item.title, "who": item.removed_by}
            )

    def act(self, item):
        """Change the item; returns the sentence that says so. Raises ValidationError."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        if self.submission.pk is None:
            raise Http404
        item = get_object_or_404(
            Evidence.objects.select_related(
                "requirement__criterion", "submission", "removed_by", "file"
            ),
            submission=self.submission,
            uid=kwargs["uid"],
        )
        beside = item.requirement.anchor
        try:
            self.check(item)
            messages.success(request, self.act(item), extra_tags=beside)
        except ValidationError as error:
            tell_errors(request, error, beside=beside)
        return redirect(self.requirement_url(item.requirement))


class RemoveView(ItemView):
    def act(self, item):
        remove(evidence=item, by=self.request.user, at=self.at)
        if item.write_up_id:
            return _("“%(title)s” is removed.") % {"title": item.title}
        return _("“%(title)s” is removed. If that was a slip, put it back below.") % {
            "title": item.title
        }


class PutBackView(ItemView):
    """Undoes a removal."""

    def check(self, item):
        if not item.removed_at:
            raise ValidationError(_("“%(title)s” is there already.") % {"title": item.title})

    def act(self, item):
        put_back(evidence=item, by=self.request.user, at=self.at)
        return _("“%(title)s” is there again.") % {"title": item.title}


class ReplaceView(ItemView):
    """A link takes another address, a file another file."""

    def act(self, item):
        return self.act_on_link(item) if item.is_link else self.act_on_file(item)

    def act_on_link(self, item):
        url = self.request.POST.get("url", "").strip()
        if not url:
            raise ValidationError(_("Enter the new address first."))
        try:
            added = replace_link(evidence=item, url=url, by=self.request.user, at=self.at)
        except ValidationError as error:
            # With what was typed: the page that follows no longer has it.
            raise ValidationError([f"{url}: {message}" for message in error.messages]) from error
        if added == item:
            return _("The address is the same. Whether it opens is being looked at again.")
        return _("“%(old)s” is replaced by “%(new)s”.") % {"old": item.url, "new": added.url}

    def act_on_file(self, item):
        file = self.request.FILES.get("file")
        if file is None:
            raise ValidationError(_("Choose a file first."))
        try:
            added = replace(
                evidence=item, file=file, name=file.name, by=self.request.user, at=self.at
            )
        except ValidationError as error:
            sentences = [f"{file.name}: {message}" for message in error.messages]
            raise ValidationError(
                [*sentences, _("“%(title)s” stays as it was.") % {"title": item.title}]
            ) from error
        return _("“%(old)s” is replaced by “%(new)s”.") % {"old": item.title, "new": added.title}
