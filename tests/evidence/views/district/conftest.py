"""An office with an officer who is signed in, and a round that is open."""

import pytest

from accounts.roles import Role
from support.kpi import make_district
from support.people import make_user


@pytest.fixture
def private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
