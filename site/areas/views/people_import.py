"""Accounts from an Excel sheet."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages

from accounts.models import AccountLink
from accounts.tasks import send_link_to
from areas.people_import import HEADINGS, LABELS, MAX_ROWS, carry_out, plan_import

from .people import PeopleMixin
from .worksheets import SheetConfirmView, SheetImportView, workbook_to_fill


class PeopleSheetMixin(PeopleMixin):
    headings = HEADINGS
    labels = LABELS
    max_rows = MAX_ROWS

    def salt(self):
        return "areas.people_import"

    def upload_url(self):
        return reverse("people_import")

    def plan(self, sheet):
        return plan_import(sheet)


class PeopleImportView(PeopleSheetMixin, SheetImportView):
    template_name = "areas/people/import.html"
    page_title = gettext_lazy("Import from Excel")
    nothing = gettext_lazy("The sheet has headings, but nobody below them.")


class PeopleConfirmView(PeopleSheetMixin, SheetConfirmView):
    def carry_out(self, plan):
        request = self.request
        users = carry_out(plan, by=request.user)
        letters = [user for user in users if user.email and "mail" in request.POST]
        for user in letters:
            send_link_to.enqueue(user.pk, str(AccountLink.Purpose.INVITATION), request.user.pk)
        messages.success(
            request,
            ngettext("%(count)s account made.", "%(count)s accounts made.", len(users))
            % {"count": len(users)}
            + " "
            + ngettext("%(count)s letter goes out.", "%(count)s letters go out.", len(letters))
            % {"count": len(letters)},
        )
        return redirect(reverse("people") + "?state=waiting&state=invited")


class EmptyWorkbookView(PeopleMixin, View):
    """A workbook with the headings alone."""

    def get(self, request):
        return workbook_to_fill(
            title=_("Accounts"),
            name=_("accounts"),
            headings=[words[0] for words in HEADINGS.values()],
        )
