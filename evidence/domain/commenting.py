"""Talking about a report."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.models import Comment
from evidence.rules import may_comment

LONGEST = 2000


def comment(*, submission, text, by, at=None):
    """Write a Comment on the report. Raises Refused."""
    at = at or timezone.now()
    text = text.strip()
    if not text:
        raise Refused(_("Write something first."), code="empty")
    if len(text) > LONGEST:
        raise Refused(
            _("The comment is longer than %(most)s characters. Shorten it."),
            code="long",
            params={"most": LONGEST},
        )
    with transaction.atomic():
        if not may_comment(by, submission, at):
            raise Refused(_("This report is not yours to comment on."), code="permission")
        written = Comment.objects.create(submission=submission, text=text, author=by, written_at=at)
        record("commented", submission, by=by, comment=written.pk)
    return written
