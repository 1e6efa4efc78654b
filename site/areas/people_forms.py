"""What central staff fill in about accounts."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Role
from thai.forms import ThaiDateField

from .inviting import Invitee, free_username, usernames
from .models import District, InspectionRegion


class PersonForm(forms.Form):
    """A person's own facts, and how the link reaches them."""

    name_prefix = forms.CharField(
        label=_("Name prefix"),
        max_length=40,
        required=False,
        help_text=_("Such as นาย, นางสาว, ดร."),
    )
    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    position = forms.CharField(label=_("Position"), max_length=150, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Several people may share one address.")
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=150,
        required=False,
        validators=[User.username_validator],
        help_text=_("For signing in. Left empty, an officer’s is made from the district’s code."),
    )
    delivery = forms.ChoiceField(
        label=_("The link"),
        choices=[("mail", _("Send it by e-mail")), ("hand", _("Show it, to be handed over"))],
        widget=forms.RadioSelect,
        initial="mail",
    )

    FACTS = ("name_prefix", "first_name", "last_name", "position", "phone", "email")

    @property
    def by_mail(self):
        return self.cleaned_data["delivery"] == "mail"

    def person(self, *, role, district=None, region=None):
        data = self.cleaned_data
        username = data["username"]
        if not username and district:
            username = free_username(district, usernames())
        facts = {name: data[name] for name in self.FACTS}
        return Invitee(role=role, username=username, district=district, region=region, **facts)

    def clean(self):
        data = super().clean()
        if data.get("delivery") == "mail" and data.get("first_name") and not data.get("email"):
            self.add_error("email", _("Enter the address, or choose to hand the link over."))
        return data


class InviteForm(PersonForm):
    role = forms.ChoiceField(label=_("Role"), choices=Role, initial=Role.DISTRICT_OFFICER)
    district = forms.ModelChoiceField(
        label=_("District"), queryset=District.objects.all(), required=False
    )
    region = forms.ModelChoiceField(
        label=_("Inspection region"), queryset=InspectionRegion.objects.all(), required=False
    )
    field_order = ["role", "district", "region"]

    def clean(self):
        data = super().clean()
        if not self.errors:
            if not data["username"] and not data["district"]:
                self.add_error("username", _("Enter a user name."))
            for field, problem in self.invitee().problems(usernames()).items():
                if not self.has_error(field):
                    self.add_error(field, problem)
        return data

    def invitee(self):
        data = self.cleaned_data
        return self.person(
            role=Role(data["role"]), district=data["district"], region=data["region"]
        )


class HandOverForm(PersonForm):
    """The last day; the successor's facts may stay empty."""

    until = ThaiDateField(label=_("Last day"), initial=timezone.localdate)
    field_order = ["until"]

    def __init__(self, *args, place, **kwargs):
        super().__init__(*args, **kwargs)
        self.place = place
        for name in ("first_name", "last_name"):
            self.fields[name].required = False
        self.fields["first_name"].help_text = _(
            "Of the successor. Leave it empty if there is none."
        )

    def clean(self):
        data = super().clean()
        if not self.errors and data["first_name"]:
            if not data["last_name"]:
                self.add_error("last_name", _("Enter the successor’s last name."))
            if not data["username"] and not isinstance(self.place, District):
                self.add_error("username", _("Enter a user name."))
            elif data["username"].casefold() in usernames():
                self.add_error("username", _("This user name is taken. Choose another."))
        return data

    def successor(self):
        """An Invitee for the same place, or None."""
        if not self.cleaned_data["first_name"]:
            return None
        if isinstance(self.place, District):
            return self.person(role=Role.DISTRICT_OFFICER, district=self.place)
        return self.person(role=Role.REGION_SUPERVISOR, region=self.place)
