"""No district reaches a write-up through any URL of the Wagtail admin, its own neither."""

import pytest
from django.urls import URLPattern, get_resolver, reverse

from accounts.roles import Role
from bestpractice.domain.moderation import send
from support.people import make_user
from support.write_ups import make_write_up


def page_patterns(resolver, prefix=""):
    """(name with its namespace, names of its arguments) of every URL that is about one page."""
    for part in resolver.url_patterns:
        if isinstance(part, URLPattern):
            arguments = set(part.pattern.converters) | set(part.pattern.regex.groupindex)
            if part.name and arguments:
                yield f"{prefix}{part.name}", arguments
        else:
            space = f"{prefix}{part.namespace}:" if part.namespace else prefix
            yield from page_patterns(part, space)


@pytest.fixture
def values(library, places):
    write_up = make_write_up(places.krabi, title="ความลับของเขต")
    officer = write_up.begun_by
    send(write_up=write_up, by=officer)
    page = write_up.page
    page.refresh_from_db()
    revision = page.latest_revision_id
    return {
        "page_id": page.pk,
        "pk": page.pk,
        "object_id": page.pk,
        "parent_page_id": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": page.pk,
        "revision_id": revision,
        "revision_id_a": revision,
        "revision_id_b": revision,
        "task_state_id": page.current_workflow_task_state.pk,
        "workflow_state_id": page.current_workflow_state.pk,
        "action_name": "approve",
        "content_type_app_name": "bestpractice",
        "content_type_model_name": "bestpracticepage",
        "parent_id": page.pk,
        "slug": page.slug,
    }


def doors(values):
    """The addresses of every page view of the admin with this write-up in it."""
    for name, arguments in page_patterns(get_resolver()):
        if name.startswith("wagtailadmin") and arguments <= values.keys():
            yield reverse(name, kwargs={key: values[key] for key in arguments})


@pytest.mark.parametrize("which", ["krabi", "loei"])
def test_admin_answers_no_district_about_a_write_up(client, places, values, which):
    client.force_login(make_user(Role.DISTRICT_OFFICER, district=getattr(places, which)))
    addresses = list(doors(values))
    named = " ".join(addresses)
    for verb in ("edit", "view_draft", "copy", "compare", "history", "preview", "delete"):
        assert f"/{verb}/" in named
    opened = {}
    for address in addresses:
        for method in (client.get, client.post):
            response = method(address)
            is_shut = response.status_code in (302, 403, 404, 405)
            if not is_shut or "ความลับ" in response.content.decode(errors="replace"):
                opened[address] = response.status_code
    assert opened == {}
