from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role


class User(AbstractUser):
    """A person who signs in. Which district or region they serve is a membership, not a field."""

    name_prefix = models.CharField(
        _("name prefix"), max_length=40, blank=True, help_text=_("Such as นาย, นางสาว, ดร.")
    )
    position = models.CharField(_("position"), max_length=150, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)

    class Meta(AbstractUser.Meta):
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.get_full_name() or self.username

    def get_full_name(self):
        """Prefix, given name and family name as Thai writes them: the prefix joined on."""
        from thai.names import full_name

        return full_name(self.name_prefix, self.first_name, self.last_name)

    @cached_property
    def roles(self):
        """The set of Role values that the person's groups give; empty when inactive."""
        if not self.is_active:
            return frozenset()
        names = self.groups.values_list("name", flat=True)
        return frozenset(name for name in names if name in Role.values)

    def has_role(self, *roles):
        """True when the person has any of `roles`. A superuser has no role by that alone."""
        return not self.roles.isdisjoint(roles)
