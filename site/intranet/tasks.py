"""What waits for the reader on the intranet's home: upper floors add it by `intranet_tasks`."""

from dataclasses import dataclass

from wagtail import hooks


@dataclass(frozen=True)
class Task:
    """A line of “to do”: what it is, where it is done, what to know; `icon` of the sprite."""

    title: str
    url: str
    text: str = ""
    icon: str = "check"
    urgent: bool = False
    order: int = 100


def tasks_for(request, district=None):
    """The Tasks of the request's user, in order.

    A hook function takes the request and the district whose home is shown (None elsewhere) and
    returns the tasks of this user.
    """
    tasks = [t for hook in hooks.get_hooks("intranet_tasks") for t in hook(request, district)]
    return sorted(tasks, key=lambda task: (not task.urgent, task.order))
