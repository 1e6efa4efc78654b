"""For the translation editor of wagtail-localize, whose script is given English dates."""

import json
import re

from django import template

from thai.dates import date_long, parse_date

register = template.Library()

_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


@register.filter
def dates_in_words(props):
    """Return the editor's JSON with its own dates in the reader's era.

    The texts to be translated are left alone, whatever dates stand in them.
    """
    data = json.loads(props)
    published = data["object"]
    published["lastPublishedDate"] = _in_words(published["lastPublishedDate"])
    for string in data["initialStringTranslations"]:
        string["comment"] = _in_words(string["comment"])
    return json.dumps(data)


def _in_words(text):
    return _DATE.sub(lambda found: date_long(parse_date(found[0])), text) if text else text
