"""A six-month round that is open, and the people who judge and decide in it."""

from datetime import timedelta

import pytest

from support.evaluation import make_admin, make_evaluator
from support.kpi import make_round


@pytest.fixture
def round(db):
    return make_round()


@pytest.fixture
def evaluator(db):
    return make_evaluator()


@pytest.fixture
def admin(db):
    return make_admin()


@pytest.fixture
def after(round):
    """A day after the round has closed."""
    return round.closes_at + timedelta(days=1)
