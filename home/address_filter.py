"""Filters whose choices stand in the address, so that a list can be shared as it is seen."""

from datetime import date

import django_filters

from thai.dates import date_long


class AddressFilter(django_filters.FilterSet):
    """A FilterSet that tells what is in force, and the addresses that change it.

    Subclasses set `options`: {name of a filter: its Options}, which also become its choices.
    """

    options = {}

    def offer(self, options):
        """Let each filter named in `options` choose among its Options."""
        self.options = options
        for name, offered in options.items():
            self.filters[name].extra["choices"] = [
                (option.value, option.text_with_count) for option in offered
            ]

    @property
    def chips(self):
        """(text, address without it) of each filter in force."""
        self.form.full_clean()
        return [
            (self._text(name, value), self.query(**{name: None}))
            for name, value in self.form.cleaned_data.items()
            if value
        ]

    def _text(self, name, value):
        if isinstance(value, date):
            return f"{self.form.fields[name].label} {date_long(value)}"
        return next(
            (each.text for each in self.options.get(name, []) if each.value == value), value
        )

    def query(self, **changes):
        """The query string with `changes`, always of the first page; None takes a part away."""
        query = self.data.copy()
        for name, value in {"page": None, **changes}.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"
