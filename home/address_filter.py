"""Filters whose choices stand in the address, so that a list can be shared as it is seen."""

import django_filters


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
        chips = []
        for name, value in self.form.cleaned_data.items() if self.form.is_valid() else []:
            if value:
                texts = {option.value: option.text for option in self.options.get(name, [])}
                chips.append((texts.get(value, value), self.query(**{name: None})))
        return chips

    def query(self, **changes):
        """The query string with `changes`, always of the first page; None takes a part away."""
        query = self.data.copy()
        for name, value in {"page": None, **changes}.items():
            query.pop(name, None)
            if value is not None:
                query[name] = value
        return f"?{query.urlencode()}"
