import pytest


@pytest.fixture
def as_user(client):
    """A function that signs a user in and gives the client."""

    def as_user(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_user
