"""Who did what, when, before and after: in Wagtail's log, readable per object."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import ModelLogEntry


def record(action, instance, *, by, **data):
    """Write a log entry of `action` (registered in wagtail_hooks) on `instance` by user `by`.

    `data` must be JSON: values before and after, reasons.
    """
    log(instance=instance, action=f"evidence.{action}", user=by, data=data)


def record_each(action, changes, *, by):
    """Write an entry of `action` for each of [(instance, data)] at once, all of one model."""
    if not changes:
        return
    content_type = ContentType.objects.get_for_model(changes[0][0])
    at, uuid = timezone.now(), get_active_log_context().uuid
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(instance.pk),
            label=str(instance),
            action=f"evidence.{action}",
            timestamp=at,
            user=by,
            uuid=uuid,
            data=data,
        )
        for instance, data in changes
    )


def named(user):
    """A person as an entry names them: by login for programs, by name for readers, as of now."""
    return {"username": user.username, "name": str(user)}
