"""Accounts in the Wagtail admin: who has one, inviting, one-time links, handing over."""

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView, WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.log_actions import registry as log_registry

from accounts.letters import address_of
from accounts.links import issue
from accounts.models import AccountLink
from accounts.qr import qr_image
from accounts.roles import Role
from accounts.tasks import send_link_to
from areas.inviting import hand_over, invite
from areas.models import District, InspectionRegion
from areas.people import AccountState, accounts, places_of
from areas.people_forms import HandOverForm, InviteForm
from thai.dates import date_short, datetime_short
from thai.listings import ThaiOrderMixin
from thai.ordering import in_thai_order
from thai.search.plain import contains


class PeopleMixin:
    """A page for programme admins; for anyone else it does not exist."""

    header_icon = "user"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_role(Role.PROGRAMME_ADMIN):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("people"), "label": _("Accounts")}]
        return [*self.breadcrumbs_items, *items, {"url": "", "label": self.get_page_title()}]


class PeopleFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"), choices=AccountState, widget=forms.CheckboxSelectMultiple
    )
    role = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Role"),
        choices=Role,
        field_name="groups__name",
        widget=forms.CheckboxSelectMultiple,
    )
    district = django_filters.ModelChoiceFilter(
        label=gettext_lazy("District"),
        field_name="memberships__district",
        queryset=District.objects.all(),
        distinct=True,
    )
    region = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Inspection region"),
        field_name="region_memberships__region",
        queryset=InspectionRegion.objects.all(),
        distinct=True,
    )

    class Meta:
        model = get_user_model()
        fields = []


class LabelledColumn(Column):
    """Bears its heading in each cell too, for phones, where a row stands by itself."""

    cell_template_name = "areas/people/cell.html"


class PeopleView(PeopleMixin, ThaiOrderMixin, BaseListingView):
    """Every account with its role, its place and how far it is."""

    template_name = "areas/people/list.html"
    page_title = gettext_lazy("Accounts")
    index_url_name = "people"
    index_results_url_name = "people_results"
    filterset_class = PeopleFilterSet
    is_searchable = True
    paginate_by = 50
    table_classname = "listing people-list"
    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            accessor=str,
            sort_key="first_name",
            get_url=lambda user: reverse("person", args=[user.pk]),
        ),
        LabelledColumn("username", label=gettext_lazy("User name"), sort_key="username"),
        LabelledColumn(
            "roles", label=gettext_lazy("Role"), accessor=lambda user: ", ".join(roles_of(user))
        ),
        LabelledColumn(
            "places",
            label=gettext_lazy("District or region"),
            accessor=lambda user: ", ".join(places_of(user)),
        ),
        LabelledColumn("state", label=gettext_lazy("State"), accessor=lambda user: state_of(user)),
        LabelledColumn(
            "last_login",
            label=gettext_lazy("Last signed in"),
            accessor=lambda user: datetime_short(user.last_login) if user.last_login else "–",
            sort_key="last_login",
        ),
    ]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_base_queryset(self):
        people = accounts()
        return people.order_by(*in_thai_order(people.model, "first_name", "last_name", "pk"))

    def search_queryset(self, queryset):
        fields = ["username", "first_name", "last_name", "email"]
        return queryset.filter(contains(self.search_query, *fields))

    @cached_property
    def header_buttons(self):
        return [
            HeaderButton(_("Invite"), url=reverse("people_invite"), icon_name="plus"),
            HeaderButton(_("Import from Excel"), url=reverse("people_import"), icon_name="upload"),
        ]


class PersonMixin(PeopleMixin):
    """A page of the account named in the URL. What a superuser has is a superuser's to change."""

    @cached_property
    def person(self):
        return get_object_or_404(accounts(), pk=self.kwargs["pk"])

    def ensure_may_change(self):
        if self.person.is_superuser and not self.request.user.is_superuser:
            raise PermissionDenied

    def url(self):
        return reverse("person", args=[self.person.pk])


class PersonView(PersonMixin, WagtailAdminTemplateMixin, TemplateView):
    """One account: what it is, its places, its links, what happened."""

    template_name = "areas/people/person.html"

    def get_page_title(self):
        return str(self.person)

    def get_context_data(self, **kwargs):
        person = self.person
        return super().get_context_data(
            person=person,
            roles=roles_of(person),
            state=state_of(person),
            memberships=person.memberships.select_related("district"),
            region_memberships=person.region_memberships.select_related("region"),
            links=person.links.select_related("issued_by")[:5],
            log=log_registry.get_logs_for_instance(person).order_by("-timestamp")[:20],
            **kwargs,
        )


class InviteView(PeopleMixin, WagtailAdminTemplateMixin, FormView):
    """An account for one person, with its link by e-mail or to hand over."""

    template_name = "areas/people/form.html"
    page_title = gettext_lazy("Invite")
    form_class = InviteForm

    def form_valid(self, form):
        try:
            user = invite(invitee=form.invitee(), by=self.request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        return deliver(self.request, user, AccountLink.Purpose.INVITATION, form.by_mail)

    def get_context_data(self, **kwargs):
        return super().get_context_data(submit=_("Invite"), cancel_url=reverse("people"), **kwargs)


class LinkView(PersonMixin, View):
    """Makes a one-time link: an invitation, or a new password for an account that has one."""

    http_method_names = ["post"]

    def post(self, request, pk):
        self.ensure_may_change()
        person = self.person
        if not person.is_active:
            messages.error(request, _("This account is closed. Open it again first."))
            return redirect(self.url())
        purposes = AccountLink.Purpose
        is_new = not person.has_usable_password()
        purpose = purposes.INVITATION if is_new else purposes.PASSWORD
        return deliver(request, person, purpose, "mail" in request.POST)


class HandOverView(PersonMixin, WagtailAdminTemplateMixin, FormView):
    """Ends one's work for a district or region; a successor may be invited with it."""

    template_name = "areas/people/form.html"
    page_title = gettext_lazy("Hand over")
    form_class = HandOverForm
    kind = "district"

    @cached_property
    def membership(self):
        person = self.person
        rows = person.memberships if self.kind == "district" else person.region_memberships
        return get_object_or_404(
            rows.select_related(self.kind), pk=self.kwargs["membership"], until=None
        )

    @property
    def place(self):
        return getattr(self.membership, self.kind)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"place": self.place}

    def form_valid(self, form):
        self.ensure_may_change()
        try:
            user = hand_over(
                membership=self.membership,
                until=form.cleaned_data["until"],
                successor=form.successor(),
                by=self.request.user,
            )
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("%(name)s works for %(place)s until %(day)s.")
            % {
                "name": self.person,
                "place": self.place,
                "day": date_short(form.cleaned_data["until"]),
            },
        )
        if user is None:
            return redirect(self.url())
        return deliver(self.request, user, AccountLink.Purpose.INVITATION, form.by_mail)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit=_("Hand over"),
            cancel_url=self.url(),
            lead=_("%(name)s works for %(place)s. What they filed stays under their name.")
            % {"name": self.person, "place": self.place},
            **kwargs,
        )


class CloseView(PersonMixin, View):
    """Closes an account or opens it again; nothing of it is deleted."""

    http_method_names = ["post"]

    def post(self, request, pk):
        self.ensure_may_change()
        person = get_object_or_404(get_user_model(), pk=pk)
        if person == request.user:
            messages.error(request, _("Nobody closes their own account. Ask a colleague."))
            return redirect(self.url())
        person.is_active = not person.is_active
        person.save(update_fields=["is_active"])
        action = "accounts.reopened" if person.is_active else "accounts.closed"
        log_registry.log(person, action, user=request.user)
        messages.success(
            request,
            _("The account is open again.") if person.is_active else _("The account is closed."),
        )
        return redirect(self.url())


def deliver(request, user, purpose, by_mail):
    """Send the link, or show it once for handing over."""
    if by_mail and user.email:
        send_link_to.enqueue(user.pk, str(purpose), request.user.pk)
        messages.success(
            request, _("A letter with the link goes to %(email)s.") % {"email": user.email}
        )
        return redirect("person", user.pk)
    link, token = issue(user=user, purpose=purpose, by=request.user)
    address = address_of(token)
    words = {"link": link, "person": user, "address": address, "qr": qr_image(address)}
    return render(request, "areas/people/link.html", words)


def roles_of(user):
    """The labels of the account's roles."""
    names = {group.name for group in user.groups.all()}
    return [str(role.label) for role in Role if role.value in names]


def state_of(user):
    """The state in words, with the day on which an open invitation expires."""
    label = str(AccountState(user.state).label)
    if user.state == AccountState.INVITED:
        return f"{label} ({_('until %s') % date_short(user.link_expires)})"
    return label
