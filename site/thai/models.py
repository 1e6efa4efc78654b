"""What editors tell the search."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .text import clean


class SynonymGroup(models.Model):
    """Expressions that count as the same when someone searches."""

    text = models.TextField(
        _("expressions"),
        help_text=_("One expression a line, at least two. A search for one finds the others."),
    )

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["pk"]

    def __str__(self):
        return " = ".join(self.expressions())

    def clean(self):
        super().clean()
        self.text = "\n".join(self.expressions())
        if len(self.expressions()) < 2:
            raise ValidationError({"text": _("Enter at least two different expressions.")})

    def expressions(self):
        """Return the expressions as a tuple, each once."""
        lines = (" ".join(clean(line).split()) for line in self.text.splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))
