"""Twenty clicks at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from evidence.domain.errors import NotEditable
from evidence.domain.reporting import submit
from evidence.models import SubmissionVersion
from support.kpi import make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_submits_at_once_make_one_version():
    submission, officer = make_submission(make_round()), make_user()
    start = threading.Barrier(20)

    def click(_number):
        try:
            start.wait()
            return submit(submission=submission, by=officer, confirm_missing=True).receipt_number
        except NotEditable:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(click, range(20)))
    version = SubmissionVersion.objects.get()
    assert sorted(outcomes) == [version.receipt_number, *["refused"] * 19]
    submission.refresh_from_db()
    assert (submission.current_version, version.number) == (version, 1)
