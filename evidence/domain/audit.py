"""Who did what, when, before and after: in Wagtail's log, readable per object."""

from wagtail.log_actions import log


def record(action, instance, *, by, **data):
    """Write a log entry of `action` (registered in wagtail_hooks) on `instance` by user `by`.

    `data` must be JSON: values before and after, reasons.
    """
    log(instance=instance, action=f"evidence.{action}", user=by, data=data)
