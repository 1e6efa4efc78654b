"""Everybody late in a round is reminded with one action, after a look at who gets what."""

from django.http import Http404
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from evidence.domain.queries.overview import UNSENT
from evidence.domain.reminding import letters_about, written_on
from evidence.enums import RoundPhase
from evidence.forms.rounds import RemindForm
from evidence.tasks import remind_districts

from .rounds import RoundFormView


class RemindView(RoundFormView):
    """Letters to the districts that the filter shows and that have not sent."""

    template_name = "evidence/admin/rounds/remind.html"
    page_title = gettext_lazy("Remind those who have not sent")
    header_icon = "mail"
    form_class = RemindForm

    def dispatch(self, request, *args, **kwargs):
        is_central = request.user.is_authenticated and request.user.has_role(*self.roles)
        if is_central and self.round.phase(self.at) in {RoundPhase.UPCOMING, RoundPhase.RELEASED}:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def late(self):
        """The rows shown whose district has still to send."""
        return [row for row in self.rows if row.state in UNSENT]

    @cached_property
    def letters(self):
        """The letters that would go out."""
        return [letter for letter in self.wanted if letter.address.casefold() not in self.written]

    @cached_property
    def wanted(self):
        districts = [row.district for row in self.late]
        return letters_about(round=self.round, districts=districts, at=self.at)

    @cached_property
    def written(self):
        """Who had a letter today and gets none now."""
        return written_on(self.at)

    @cached_property
    def addresses(self):
        """{district.pk: [address]} of the letters that would go out."""
        return _by_district(self.letters)

    def get_form_kwargs(self):
        reached = [row.district for row in self.late if row.district.pk in self.addresses]
        return super().get_form_kwargs() | {"districts": reached}

    def form_valid(self, form):
        chosen = [int(pk) for pk in form.cleaned_data["districts"]]
        number = len({address for pk in chosen for address in self.addresses[pk]})
        remind_districts.enqueue(
            self.round.pk, chosen, self.request.user.pk, form.cleaned_data["note"]
        )
        messages.success(
            self.request,
            ngettext("%(count)s letter goes out.", "%(count)s letters go out.", number)
            % {"count": number},
        )
        return redirect(self.get_success_url())

    def get_context_data(self, *, form=None, **kwargs):
        form = form or self.get_form()
        ticked = form["districts"].value() if form.is_bound else None
        wanted = _by_district(self.wanted)
        return super().get_context_data(
            form=form,
            late=self.late,
            reached=[
                {
                    "row": row,
                    "addresses": self.addresses[row.district.pk],
                    "is_ticked": ticked is None or str(row.district.pk) in ticked,
                }
                for row in self.late
                if row.district.pk in self.addresses
            ],
            unreached=[
                (row, row.district.pk in wanted)
                for row in self.late
                if row.district.pk not in self.addresses
            ],
            letters=self.letters,
            specimen=self.specimen(),
            **kwargs,
        )

    def specimen(self):
        """The text of the first letter, in the reader's language; empty where there is none."""
        if not self.letters:
            return ""
        letter = self.letters[0]
        return render_to_string(
            "evidence/letters/reminder_message.txt",
            {"people": letter.names, "dues": letter.dues},
        ).strip()


def _by_district(letters):
    """{district.pk: [address]}."""
    found = {}
    for letter in letters:
        for due in letter.dues:
            found.setdefault(due.district.pk, []).append(letter.address)
    return found
