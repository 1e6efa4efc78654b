"""What every page of one write-up shares."""

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from bestpractice.domain.writing import draft_of
from bestpractice.enums import EDITABLE_STAGES
from bestpractice.models import WriteUp
from bestpractice.stages import stage_of
from bestpractice.steps import STEPS
from intranet.access import DistrictMixin


class WriteUpMixin(DistrictMixin):
    """The write-up named in the URL, of the district named in it."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.write_up  # noqa: B018 - a stranger gets 404, whatever the view would do
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def write_up(self):
        return get_object_or_404(
            WriteUp.objects.select_related("page", "district"),
            uid=self.kwargs["uid"],
            district=self.district,
        )

    @cached_property
    def draft(self):
        return draft_of(self.write_up)

    @cached_property
    def stage(self):
        return stage_of(self.write_up)

    @cached_property
    def can_edit(self):
        return self.stage in EDITABLE_STAGES

    def headings(self, current=""):
        """The steps with their addresses: what is filled, and where the reader is."""
        rows = [
            {
                "slug": step.slug,
                "title": step.title,
                "url": self.write_up.url("practice_step", step=step.slug),
                "is_filled": step.is_filled(self.draft),
            }
            for step in STEPS
        ]
        rows.append(
            {
                "slug": "photos",
                "title": _("Photos of the activities"),
                "url": self.write_up.url("practice_photos"),
                "is_filled": self.write_up.photos.exists(),
            }
        )
        return [row | {"is_here": row["slug"] == current} for row in rows]

    def around(self, current):
        """The addresses before and after the step `current`; the overview follows the last."""
        urls = [(row["slug"], row["url"]) for row in self.headings()]
        at = [slug for slug, _url in urls].index(current)
        return {
            "previous_url": urls[at - 1][1] if at else "",
            "next_url": urls[at + 1][1] if at + 1 < len(urls) else self.write_up.url(),
        }

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            write_up=self.write_up,
            draft=self.draft,
            stage=self.stage,
            can_edit=self.can_edit,
            **kwargs,
        )
