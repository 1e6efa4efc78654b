"""The templates of Wagtail's admin that we had to copy, each with all that it changes.

Wagtail leaves these words and dates in English and offers no block around them.
"""

from pathlib import Path

import wagtail.admin
from django.conf import settings

ORIGINALS = Path(wagtail.admin.__file__).parent / "templates/wagtailadmin"
COPIES = Path(settings.TEMPLATES[0]["DIRS"][0]) / "wagtailadmin"

SEARCH = [('value="Search"', "value=\"{% trans 'Search' %}\"")]
LINK_TEXT = '{% formattedfield field=form.link_text label_text=_("Link text") %}'
EACH_FIELD = """            {% for field in form %}
                <li>{% formattedfield field %}</li>
            {% endfor %}
"""


def _fields(*tags):
    return [(EACH_FIELD, "".join(f"            <li>{tag}</li>\n" for tag in tags))]


CHANGES = {
    "chooser/anchor_link.html": _fields("{% formattedfield form.url %}", LINK_TEXT),
    "chooser/email_link.html": _fields(
        '{% formattedfield field=form.email_address label_text=_("Email address") %}',
        LINK_TEXT,
        '{% formattedfield field=form.subject label_text=_("Subject") %}',
        '{% formattedfield field=form.body label_text=_("Body") %}',
    ),
    "chooser/phone_link.html": _fields(
        '{% formattedfield field=form.phone_number label_text=_("Phone number") %}', LINK_TEXT
    ),
    "chooser/external_link.html": _fields("{% formattedfield form.url %}", LINK_TEXT),
    "generic/chooser/chooser.html": [
        (
            "<li>{% formattedfield field %}</li>",
            '<li>{% if field.name == "locale" %}'
            '{% formattedfield field=field label_text=_("Locale") %}'
            "{% else %}{% formattedfield field %}{% endif %}</li>",
        )
    ],
    "generic/inspect.html": [
        ("wagtailadmin_tags l10n %}", "wagtailadmin_tags thai %}"),
        ("{{ field.value|localize }}", "{{ field.value|shown }}"),
    ],
    "home.html": SEARCH,
    "shared/header.html": SEARCH,
    "shared/headers/_actions.html": [
        ("{# Actions divider #}", "{% load i18n %}{# Actions divider #}"),
        ('aria-label="Actions"', "aria-label=\"{% trans 'Actions' %}\""),
    ],
    "shared/set_privacy.html": [
        ("wagtailadmin_tags %}", "wagtailadmin_tags roles %}"),
        (
            "        {% formattedfield form.groups %}\n",
            """        {% fragment as groups %}
            {% for group in form.groups %}
                <div><label for="{{ group.id_for_label }}">{{ group.tag }} """
            """{{ group.choice_label|role_label }}</label></div>
            {% endfor %}
        {% endfragment %}
        {% formattedfield field=form.groups rendered_field=groups %}
""",
        ),
    ],
    "shared/user_avatar.html": [("{{ user }}", '{{ user|default_if_none:"" }}')],
    "tables/boolean_cell.html": [
        ("load wagtailadmin_tags", "load i18n wagtailadmin_tags"),
        ("title=value|stringformat:'s' name=\"help\"", 'title=_("Unknown") name="help"'),
        ("title=value|stringformat:'s' name=\"check\"", 'title=_("Yes") name="check"'),
        ("title=value|stringformat:'s' name=\"cross\"", 'title=_("No") name="cross"'),
    ],
    "workflows/task_chooser/chooser.html": [
        (
            "<li>{% formattedfield field %}</li>",
            '<li>{% if field.name == "task_type" %}'
            '{% formattedfield field=field label_text=_("Task type") %}'
            "{% else %}{% formattedfield field %}{% endif %}</li>",
        )
    ],
}


def expected_copy(name):
    """Wagtail's template `name` with our changes. Raises ValueError where it has changed."""
    text = (ORIGINALS / name).read_text()
    for old, new in CHANGES[name]:
        if old not in text:
            raise ValueError(f"{name} of Wagtail no longer has {old!r}")
        text = text.replace(old, new)
    return text
