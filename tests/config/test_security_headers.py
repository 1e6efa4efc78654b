"""Each answer's content security policy, and the other headers that browsers obey."""

import pytest

from accounts.roles import Role
from support.people import make_user

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def policy(response):
    """Return the policy as {directive: set of sources}."""
    parts = response.headers["Content-Security-Policy"].split(";")
    return {part.split()[0]: set(part.split()[1:]) for part in parts}


def sign_in(client, role):
    client.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")


@pytest.mark.parametrize("path", ["/", "/en/", "/search/", "/accounts/login/", "/no-such-page/"])
def test_public_page_allows_own_scripts_and_styles_alone(client, path):
    response = client.get(path)
    found = policy(response)
    assert (found["script-src"], found["style-src"]) == ({"'self'"}, {"'self'"})
    assert found["default-src"] == {"'self'"}
    assert found["object-src"] == {"'none'"}
    assert found["base-uri"] == {"'none'"}
    assert found["form-action"] == {"'self'"}


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_public_page_carries_no_nonce(client, path):
    """A page may be kept in a cache: a nonce would be the same for everyone."""
    response = client.get(path)
    assert "nonce" not in response.headers["Content-Security-Policy"]
    assert b"nonce" not in response.content


def test_intranet_keeps_the_strict_policy(client):
    sign_in(client, Role.REGION_SUPERVISOR)
    response = client.get("/intranet/")
    assert (response.status_code, policy(response)["script-src"]) == (200, {"'self'"})
    assert response.headers["Cache-Control"].split(", ").count("no-store") == 1


def test_admin_has_a_policy_of_its_own(client):
    sign_in(client, Role.PROGRAMME_ADMIN)
    response = client.get("/admin/")
    found = policy(response)
    assert response.status_code == 200
    assert found["script-src"] == {"'self'", "'unsafe-inline'", "'unsafe-eval'"}
    assert found["style-src"] == {"'self'", "'unsafe-inline'"}
    assert found["frame-src"] == {"'self'"}
    assert found["object-src"] == {"'none'"}


def test_headers_that_hold_for_every_answer(client):
    headers = client.get("/").headers
    assert {name: headers[name] for name in EVERYWHERE} == EVERYWHERE
