import pytest

from support.evaluation import make_admin, make_evaluator
from support.kpi import make_round


@pytest.fixture
def evaluator(db):
    return make_evaluator()


@pytest.fixture
def admin(db):
    return make_admin()


@pytest.fixture
def round(db):
    return make_round()


@pytest.fixture
def as_user(client):
    """A function that signs a user in and gives the client."""

    def as_user(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_user
