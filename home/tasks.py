"""Work after the answer, carried out by `manage.py db_worker`."""

from django.tasks import task
from wagtail.models import Page

from home import attachments


@task
def read_files_of(page_pk):
    """Read what a published page offers to download, so that search finds it by these words."""
    for page in Page.objects.filter(pk=page_pk, live=True).specific():
        attachments.read_all_in(page)


@task
def read_files_again(document_pks=None):
    """Read anew, for every page that offers one of these documents, or any: one changed, was
    deleted, or became private or public."""
    for page in attachments.pages_offering(document_pks):
        attachments.read_all_in(page)
