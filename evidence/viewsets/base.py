"""What the viewsets of this floor share."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from areas.viewsets import RefusingDeleteView
from intranet.telling import tell_errors
from thai.dates import datetime_short
from thai.listings import IndexView


def moment_column(name, label):
    """A column of moments in the reader's era; empty where there is none."""

    def shown(row):
        moment = getattr(row, name)
        return datetime_short(moment) if moment else ""

    return Column(name, label=label, accessor=shown, sort_key=name)


class KpiViewSet(ModelViewSet):
    """`related` names the foreign keys that the list shows, for one query at any length."""

    related = ()
    copy_view_enabled = False
    # What refers to these rows is refused at deletion; an entry for every saving would only cost.
    add_to_reference_index = False
    list_per_page = 50
    search_backend_name = None
    index_view_class = IndexView
    delete_view_class = RefusingDeleteView

    def get_index_view_kwargs(self, **kwargs):
        rows = self.model.objects.all()
        if self.related:
            rows = rows.select_related(*self.related)
        return super().get_index_view_kwargs(queryset=rows, **kwargs)


class VerbCreateView(CreateView):
    """Creates by a verb of the domain, outside any transaction of this view's own: what the verb
    logs of a refusal stays."""

    def carry_out(self, *, by, **data):
        """Call the verb with the form's cleaned data; it may raise ValidationError."""
        raise NotImplementedError

    def form_valid(self, form):
        try:
            self.object = self.carry_out(by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)
        messages.success(self.request, self.get_success_message(self.object))
        return HttpResponseRedirect(self.get_success_url())


class VerbDeleteView(DeleteView):
    """Deletes by a verb of the domain."""

    def carry_out(self, *, by):
        raise NotImplementedError

    def form_valid(self, form):
        try:
            self.carry_out(by=self.request.user)
        except ValidationError as error:
            tell_errors(self.request, error)
        else:
            messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(self.get_success_url())
