"""A real server, killed at any moment: what it acknowledged is there, and nothing half is seen."""

import base64
import hashlib
import http.client
import io
import json
import random
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from accounts.roles import Role
from evidence.models import Evidence, EvidenceRequirement, StoredFile, Submission, SubmissionVersion
from support import samples
from support.kpi import make_district, make_round, make_submission
from support.long import repetitions
from support.people import make_user
from support.server import ADDRESS, Server

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]

BOUNDARY = "kill-test"
TOKEN = "k" * 32


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


class Officer:
    """Files, sends and withdraws without a pause, and remembers what was acknowledged."""

    def __init__(self, round):
        self.round, self.district = round, make_district()
        self.user = make_user(Role.DISTRICT_OFFICER, district=self.district)
        make_submission(round, self.district, by=self.user)
        client = Client()
        client.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        self.cookie = client.cookies["sessionid"].OutputString().partition(";")[0]
        self.requirement = EvidenceRequirement.objects.filter(criterion__round=round).first()
        self.filed, self.receipts, self.asked = {}, [], None

    def work(self, port, stop):
        """Until the server is gone or it is told to stop."""
        self.port = port
        with suppress(OSError, http.client.HTTPException):
            # Killed between sending and withdrawing, the report takes nothing until withdrawn.
            self.post("district_withdraw", {})
            while not stop.is_set():
                # What was not acknowledged is asked for again, under the same identifier.
                self.asked = self.asked or (uuid.uuid4(), random.randbytes(2000).hex())
                self.file(*self.asked)
                self.asked = None
                if random.random() < 0.3:
                    self.send_and_withdraw()

    def file(self, client_id, text):
        content = samples.pdf(text=text)
        if random.random() < 0.5:
            answer = self.file_in_chunks(client_id, content)
        else:
            prefix = f"r{self.requirement.pk}"
            file = io.BytesIO(content)
            file.name = "order.pdf"
            fields = {
                "requirement": self.requirement.pk,
                f"{prefix}-client_id": client_id,
                f"{prefix}-files": file,
            }
            answer = self.post("district_criterion", fields, number=1, accept="application/json")
        assert (answer.status, answer.json["errors"]) == (200, [])
        self.filed[client_id] = hashlib.sha256(content).hexdigest()

    def file_in_chunks(self, client_id, content):
        given = {"requirement": self.requirement.pk, "client_id": client_id, "filename": "a.pdf"}
        pairs = [f"{key} {b64(value)}" for key, value in given.items()]
        tus = {"Tus-Resumable": "1.0.0"}
        where = self.url("district_upload", client_id=client_id)
        self.ask(
            "POST",
            self.url("district_uploads"),
            headers={
                **tus,
                "Upload-Length": str(len(content)),
                "Upload-Metadata": ",".join(pairs),
            },
        )
        while True:
            answer = self.ask("HEAD", where, headers=tus)
            offset = int(answer.headers["Upload-Offset"])
            if offset == len(content):
                return self.ask("POST", where)
            chunk = content[offset : offset + 1500]
            headers = {"Content-Type": "application/offset+octet-stream"}
            self.ask("PATCH", where, chunk, {**tus, **headers, "Upload-Offset": str(offset)})

    def send_and_withdraw(self):
        reporter = {
            "reporter_name": "สมมุติ ทดสอบ",
            "reporter_position": "นักวิชาการศึกษา",
            "reporter_phone": "0 2000 0000",
            "reporter_email": "demo@example.org",
            "confirm_missing": "on",
        }
        answer = self.post("district_submit", reporter)
        if answer.status == 302:
            self.receipts.append(answer.headers["Location"].rstrip("/").rpartition("/")[2])
        self.post("district_withdraw", {})

    def url(self, name, **kwargs):
        return reverse(
            name, kwargs={"district": self.district.code, "round": self.round.pk, **kwargs}
        )

    def post(self, name, fields, *, accept="text/html", **kwargs):
        body = encode_multipart(BOUNDARY, fields)
        kind = MULTIPART_CONTENT.replace("BoUnDaRyStRiNg", BOUNDARY)
        headers = {"Content-Type": kind, "Accept": accept}
        return self.ask("POST", self.url(name, **kwargs), body, headers)

    def ask(self, method, url, body=b"", headers=()):
        line = http.client.HTTPConnection(ADDRESS, self.port, timeout=30)
        line.request(
            method,
            url,
            body,
            {
                **dict(headers),
                "Cookie": f"{self.cookie}; csrftoken={TOKEN}",
                "X-CSRFToken": TOKEN,
            },
        )
        answer = line.getresponse()
        text = answer.read()
        assert answer.status < 500
        if answer.headers.get("Content-Type", "").startswith("application/json"):
            answer.json = json.loads(text)
        line.close()
        return answer


def b64(value):
    return base64.b64encode(str(value).encode()).decode()


def test_killed_server_keeps_what_it_acknowledged_and_shows_nothing_half():
    round = make_round()
    officers = [Officer(round) for _ in range(3)]
    for _ in range(repetitions(10)):
        with Server() as server:
            stop = threading.Event()
            with ThreadPoolExecutor(len(officers)) as pool:
                work = [pool.submit(officer.work, server.port, stop) for officer in officers]
                await_one_more(officers)  # a server that has just started is slow at first
                time.sleep(random.uniform(0, 3))
                server.kill()
                stop.set()
            for done in work:
                done.result()
        check(officers)
    assert count_filed(officers) >= repetitions(10)


def await_one_more(officers):
    """Wait until something more was acknowledged."""
    before, deadline = count_filed(officers), time.monotonic() + 60
    while count_filed(officers) == before and time.monotonic() < deadline:
        time.sleep(0.05)


def count_filed(officers):
    return sum(len(officer.filed) for officer in officers)


def check(officers):
    for officer in officers:
        items = {item.client_id: item for item in officer_items(officer)}
        assert officer.filed.keys() <= items.keys()
        for client_id, sha256 in officer.filed.items():
            assert items[client_id].file.sha256 == sha256
        submission = Submission.objects.get(round=officer.round, district=officer.district)
        receipts = list(submission.versions.values_list("receipt_number", flat=True))
        assert set(officer.receipts) <= set(receipts)
        assert receipts == [f"{receipts[0][:-1]}{n}" for n in range(1, len(receipts) + 1)]
    for stored in StoredFile.objects.all():
        with stored.path.open("rb") as file:
            assert hashlib.file_digest(file, "sha256").hexdigest() == stored.sha256
    for version in SubmissionVersion.objects.all():
        assert len(version.manifest) == version.evidence.count()


def officer_items(officer):
    return (
        Evidence.objects.live()
        .filter(submission__round=officer.round, submission__district=officer.district)
        .select_related("file")
    )
