"""Letters after the answer, carried out by `manage.py db_worker`."""

from django.db import transaction
from django.tasks import task

from .letters import send_link
from .links import issue
from .models import User


@task
def send_link_to(user_pk, purpose, by_pk):
    """Make a one-time link and send it to the account's e-mail address.

    The link is made here, so that its secret never lies in the queue. A letter that could not be
    sent leaves no link behind.
    """
    user = User.objects.get(pk=user_pk)
    by = User.objects.get(pk=by_pk)
    with transaction.atomic():
        send_link(issue(user=user, purpose=purpose, by=by, sent_to=user.email))
