"""What every page of a district's round shares."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from evidence.domain.deadlines import deadline_of
from evidence.domain.queries.district import rounds_shown, submission_of
from evidence.domain.reporting import open_submission
from evidence.enums import EDITABLE_STATES
from intranet.access import DistrictMixin


class RoundMixin(DistrictMixin):
    """The round named in the URL, seen by the district named in it."""

    @cached_property
    def at(self):
        """The moment of the request: one clock for the whole page."""
        return timezone.now()

    @cached_property
    def round(self):
        return get_object_or_404(rounds_shown(self.at), pk=self.kwargs["round"])

    @cached_property
    def submission(self):
        """The district's report; unsaved while nothing was begun."""
        return submission_of(round=self.round, district=self.district)

    @cached_property
    def deadline(self):
        return deadline_of(round=self.round, district=self.district)

    @cached_property
    def can_edit(self):
        return (
            not self.is_predecessor
            and self.submission.state in EDITABLE_STATES
            and self.round.released_at is None
            and self.at < self.deadline
        )

    def begun_submission(self):
        """The report, made now if nothing was begun. Raises Refused when the round is closed."""
        return open_submission(
            round=self.round, district=self.district, by=self.request.user, at=self.at
        )

    def url(self, name, **kwargs):
        """The URL of another page of the same district and round."""
        return reverse(
            name, kwargs={"district": self.district.code, "round": self.round.pk, **kwargs}
        )

    def requirement_url(self, requirement):
        """Where the items of a requirement stand."""
        if requirement.is_pa:
            return f"{self.url('district_challenge')}#{requirement.anchor}"
        number = requirement.criterion.number
        return f"{self.url('district_criterion', number=number)}#{requirement.anchor}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            round=self.round,
            submission=self.submission,
            can_edit=self.can_edit,
            deadline=self.deadline,
            now=self.at,
            **kwargs,
        )
