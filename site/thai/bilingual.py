"""Texts kept as `…_th` and `…_en` columns, read in the reader's language.

For data that must be one row whatever the language (areas, indicators, forms). Pages and
other editorial content are translated by wagtail-localize instead.
"""

from django.utils.translation import get_language


def is_english():
    """Whether the active language is English, of whatever country."""
    language = get_language() or ""
    return language.partition("-")[0].lower() == "en"


def pair(th, en):
    """Return `en` when English is active and `en` is not empty, else `th`."""
    return en if en and is_english() else th


class bilingual:
    """Descriptor that gives `<name>_en` or `<name>_th` of its instance by `pair`.

    `name = bilingual("name")` beside the fields `name_th` and `name_en`. It has no setter and is
    not a field: in queries the columns are named.
    """

    def __init__(self, name):
        self.th = f"{name}_th"
        self.en = f"{name}_en"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return pair(getattr(instance, self.th), getattr(instance, self.en))
