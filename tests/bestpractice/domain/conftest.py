import pytest

from accounts.roles import Role
from support.people import make_user


@pytest.fixture
def officer(library, places):
    return make_user(Role.DISTRICT_OFFICER, district=places.krabi)


@pytest.fixture
def moderator(db):
    return make_user(Role.MODERATOR)
