"""Everything that the demo holds, in the order in which it builds on itself."""

from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from areas.load import load as load_areas
from config.demo.dropouts import load_dropout_mapping
from config.demo.gated import load_gated
from config.demo.monitoring import load_monitoring
from config.demo.pages import load_pages
from config.demo.people import load_people
from config.demo.released import load_released
from config.demo.rounds import load_rounds
from config.demo.running import load_running
from config.demo.write_ups import load_write_ups
from config.roles import load_roles

INDEXING = [
    "modelsearch.tasks.insert_or_update_object_task",
    "wagtail.tasks.update_reference_index_task",
]


def load_demo(*, password, log, public_site_stands=lambda: None):
    """Load what is missing; what users did stays, and open rounds move with the day.

    `public_site_stands` is called where visitors could read already, and no district reported yet.
    """
    now = timezone.now()
    load_areas()
    load_roles()
    log("Rounds, accounts and pages …")
    last_year, this_year = load_rounds(now)
    people = load_people(password=password)
    load_pages(demo=True)
    public_site_stands()
    log("Reports of the districts …")
    load_gated(people=people, now=now)
    load_write_ups(people=people)
    load_released(last_year, by=people["admin"], evaluator=people["evaluator2"])
    load_dropout_mapping(this_year)
    load_running(this_year, people=people, now=now)
    load_monitoring(people=people, now=now)
    _index()


def _index():
    """Index everything at once; what was queued for it, page by page, is then done."""
    call_command("wagtail_update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)
    DBTaskResult.objects.ready().filter(task_path__in=INDEXING).delete()
