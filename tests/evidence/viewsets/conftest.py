import pytest

from support.evaluation import make_admin


@pytest.fixture
def admin(db):
    return make_admin()


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    return client
