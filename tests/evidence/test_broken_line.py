"""40 MB over a line that breaks in the middle, with a real server and a real browser."""

import hashlib
import os
import time

import pytest

from accounts.roles import Role
from evidence.models import Evidence, PartialUpload
from support import samples
from support.browser import PHONE, session_cookie
from support.kpi import make_district, make_round
from support.long import repetitions
from support.people import make_user
from support.server import Line, Server

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]

MEGABYTE = 1024 * 1024
SIZE = repetitions(40) * MEGABYTE
CHUNK = MEGABYTE // 2
#: One chunk may be sent twice, and every chunk brings its headers.
OVERHEAD = 2 * CHUNK


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"


@pytest.fixture
def large_pdf(tmp_path):
    path = tmp_path / "รายงานฉบับใหญ่.pdf"
    path.write_bytes(samples.pdf(ballast=os.urandom(SIZE)))
    return path


@pytest.fixture
def page_over(chromium):
    """A function that opens the page of criterion 1 over a line, as a new officer."""
    district, round = make_district(), make_round()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    path = f"/intranet/districts/{district.code}/rounds/{round.pk}/criteria/1/"
    contexts = []

    def open_over(line):
        context = chromium.new_context(base_url=line.url, viewport=PHONE, locale="th-TH")
        contexts.append(context)
        context.add_cookies([session_cookie(officer, line.url)])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_over
    for context in contexts:
        context.close()


def kept(*, at_least):
    """Bytes of the upload that the server has stored, once the cut request has come to its end."""
    deadline = time.monotonic() + 30
    while (received := PartialUpload.objects.get().received) < at_least:
        assert time.monotonic() < deadline, f"only {received} bytes were kept"
        time.sleep(0.05)
    return received


def choose(page, path):
    page.locator("form.add input[multiple]").first.set_input_files(path)


def test_40_mb_cut_in_the_middle_go_on_without_sending_the_first_half_again(page_over, large_pdf):
    size = large_pdf.stat().st_size
    with Server() as server:
        line = Line(server.port)
        page = page_over(line)
        begun = line.sent
        line.cut_after = begun + size // 2
        choose(page, large_pdf)
        assert line.is_cut.wait(60)
        assert kept(at_least=size // 2 - 2 * CHUNK) <= size // 2
        line.mend()  # the script tries again by itself
        page.locator(".files > li").wait_for(timeout=120_000)
        sent = line.sent - begun
        line.close()
    item = Evidence.objects.get()
    assert item.file.sha256 == hashlib.sha256(large_pdf.read_bytes()).hexdigest()
    assert size < sent < size + OVERHEAD


def test_40_mb_go_on_after_the_page_was_reloaded(page_over, large_pdf):
    size = large_pdf.stat().st_size
    with Server() as server:
        line = Line(server.port, cut_after=size // 2)
        page = page_over(line)
        choose(page, large_pdf)
        assert line.is_cut.wait(60)
        # The page is left while the line is down: mended earlier, its script would go on at once.
        address = page.url
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("about:blank")
        received = kept(at_least=size // 2 - 2 * CHUNK)
        line.mend()
        page.goto(address)
        assert page.locator(".unfinished li").count() == 1
        begun = line.sent
        choose(page, large_pdf)
        page.locator(".files > li").wait_for(timeout=120_000)
        sent = line.sent - begun
        line.close()
    item = Evidence.objects.get()
    assert item.file.sha256 == hashlib.sha256(large_pdf.read_bytes()).hexdigest()
    # What had left before the cut may still be read by the server while it is asked.
    assert size - size // 2 < sent < size - received + OVERHEAD
