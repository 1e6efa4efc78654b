"""Forms of the Wagtail admin, sent as a browser would send them."""


def form_data(response):
    """What the browser would send of the form in a response, formsets included."""
    form = response.context["form"]
    data = {}
    for bound in form:
        data |= _values(bound)
    for formset in form.formsets.values():
        for bound in formset.management_form:
            data |= _values(bound)
        for child in formset.forms:
            for bound in child:
                data |= _values(bound)
    return data


def _values(bound):
    value = bound.value()
    if hasattr(bound.field, "choices") and isinstance(value, list):
        return {bound.html_name: value}
    shown = bound.field.widget.format_value(bound.field.prepare_value(value))
    if isinstance(shown, list):
        shown = shown[0] if shown else ""
    if shown in (None, False, "False"):
        return {} if shown is not None else {bound.html_name: ""}
    return {bound.html_name: shown}
