"""Years of the Buddhist Era where Python code, not a template, has formatted a date.

Django offers no formatter of one's own for `date_format` and `localize`. Our Thai formats therefore
set an invisible mark before the year, and this middleware counts the marked years by the Buddhist
Era. What somebody typed bears no mark and stays.
"""

import re

from .dates import to_buddhist
from .formats import YEAR_MARK

_KINDS = ("text/html", "application/json")
# In JSON the mark may be escaped.
_MARKS = (YEAR_MARK.encode(), rb"\u2060")
_MARKED = re.compile(rb"(?:%b)(\d{4})" % b"|".join(map(re.escape, _MARKS)))


class BuddhistYearMiddleware:
    """Listed last, so that it sees an answer before it is compressed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.streaming and response.get("Content-Type", "").startswith(_KINDS):
            content = response.content
            if any(mark in content for mark in _MARKS):
                response.content = _MARKED.sub(_counted_anew, content)
        return response


def _counted_anew(match):
    return str(to_buddhist(int(match[1]))).encode()
