import pytest
from django.db import connection


@pytest.mark.django_db
def test_healthz_answers_while_the_database_does(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert response.cookies == {}
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_healthz_fails_without_the_database(client):
    client.raise_request_exception = False

    def refuse(execute, *args):
        raise connection.Database.OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/healthz").status_code == 500


@pytest.mark.django_db
def test_healthz_is_asked_over_plain_http(client, settings):
    """Monitoring on the same machine sends no proxy headers."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    assert client.get("/healthz").status_code == 200
    assert client.get("/search/").status_code == 301
