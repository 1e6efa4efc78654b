"""The project's own texts: each has Thai, and none contradicts a package's."""

import pytest
from django.utils.translation import trans_real

from support import messages
from support.catalogues import PACKAGES, PROJECT, entries, key, thai

CATALOGUE = PROJECT / "th/LC_MESSAGES/django.po"


def test_every_text_of_the_project_has_thai():
    catalogue = {key(entry) for entry in entries(CATALOGUE)}
    assert _sorted(messages.of_project().keys() - catalogue) == []


def test_no_text_is_translated_that_the_project_no_longer_has():
    catalogue = {key(entry) for entry in entries(CATALOGUE)}
    assert _sorted(catalogue - messages.of_project().keys()) == []


def test_a_text_shared_with_a_package_reads_the_same(settings):
    """The project's Thai wins over a package's in the package's pages as well."""
    settings.LOCALE_PATHS = [PACKAGES]
    packages = trans_real.DjangoTranslation("th")._catalog
    assert {
        entry.msgid: (thai(entry), packages.get(entry.msgid))
        for entry in entries(CATALOGUE)
        if not entry.msgctxt and packages.get(entry.msgid, thai(entry)) != thai(entry)
    } == {}


def _sorted(found):
    return sorted(found, key=str)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from django.utils.translation import gettext as _\n_('Save')", [(None, "Save")]),
        ("from django.utils.translation import gettext_lazy\ngettext_lazy('A')", [(None, "A")]),
        ("from django.utils.translation import pgettext as p\np('verb', 'A')", [("verb", "A")]),
        (
            "from django.utils.translation import ngettext as n\nn('%d page', '%d pages', 3)",
            [(None, "%d page")],
        ),
        ("from django.utils.translation import gettext\ngettext('a ' 'b')", [(None, "a b")]),
        ("from django.utils.translation import gettext\ngettext(name)", []),
        ("print('Save')", []),
    ],
)
def test_messages_of_python_are_found(source, found):
    assert list(messages.in_python(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{% translate 'Save' %}", [(None, "Save")]),
        ('{% trans "Save" context "file" %}', [("file", "Save")]),
        ("{% include 'x.html' with text=_('Save') %}", [(None, "Save")]),
        ("{{ value|default:_('none') }}", [(None, "none")]),
        (
            "{% blocktranslate trimmed %}\n  {{ n }} of\n  {{ m }}{% endblocktranslate %}",
            [(None, "%(n)s of %(m)s")],
        ),
        (
            "{% blocktranslate count n=3 %}{{ n }} page{% plural %}{{ n }} pages"
            "{% endblocktranslate %}",
            [(None, "%(n)s page")],
        ),
        ("{% translate 'it’s “so”' %}", [(None, "it’s “so”")]),
        ("<p>Save</p>", []),
    ],
)
def test_messages_of_a_template_are_found(source, found):
    assert list(messages.in_template(source)) == found
