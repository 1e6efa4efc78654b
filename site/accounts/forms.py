from django import forms
from django.contrib.auth.forms import SetPasswordForm
from django.utils.translation import gettext_lazy as _


class ChoosePasswordForm(SetPasswordForm):
    """The password of an account, typed twice; what it must be like stands below it."""

    # For password managers: which account it is.
    username = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "username"})
    )

    def __init__(self, user, *args, **kwargs):
        super().__init__(user, *args, **kwargs)
        self.fields["username"].initial = user.username
        self.fields["new_password1"].label = _("Password")
        self.fields["new_password2"].label = _("Password again")
