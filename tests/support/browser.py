"""Fixtures for tests in a real browser: Debian's chromium, driven by playwright.

`open_page(user=…, path=…)` gives a page on the live server, signed in by a session cookie. A page
that logs an error, breaks the content security policy or gets a 5xx fails its test; a test that
means to cause one names it with `browser_problems.expect(pattern)`.
"""

import os
import re
import shutil

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}


class Problems:
    """What went wrong in the browser, apart from what the test expects."""

    def __init__(self):
        self.seen = []
        self.expected = []

    def expect(self, pattern):
        """Let problems that match the regular expression `pattern` pass."""
        self.expected.append(re.compile(pattern))

    def watch(self, context):
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("response", self._on_response)

    def unexpected(self):
        return [
            problem
            for problem in self.seen
            if not any(pattern.search(problem) for pattern in self.expected)
        ]

    def _on_console(self, message):
        if message.type == "error":
            where = message.location.get("url", "")
            self.seen.append(f"console: {message.text} ({where})")

    def _on_response(self, response):
        if response.status >= 500:
            self.seen.append(f"answer: {response.status} {response.url}")


@pytest.fixture(scope="session")
def chromium():
    """The running browser. Without one, browser tests are skipped, and `.ci/run` fails."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip("no chromium on this machine")
    # playwright's event loop runs in this thread: Django would refuse every query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
        )
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def browser_problems():
    problems = Problems()
    yield problems
    assert problems.unexpected() == []


@pytest.fixture
def open_page(chromium, live_server, browser_problems):
    """A function that opens a page of its own: `open_page(user=None, path=None, **context)`.

    `context` goes to playwright's `new_context`: `viewport=PHONE`, `java_script_enabled=False`.
    """
    contexts = []

    def open_page(user=None, path=None, **options):
        options = {"viewport": DESKTOP, "locale": "th-TH", **options}
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        # Asked for unbidden wherever a page names no icon, such as plain text.
        context.route("**/favicon.ico", lambda route: route.fulfill(status=204))
        browser_problems.watch(context)
        if user is not None:
            context.add_cookies([session_cookie(user, live_server.url)])
        page = context.new_page()
        if path is not None:
            page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def browser_page(open_page):
    """A visitor's page on the live server."""
    return open_page()


def session_cookie(user, url):
    """Return the cookie that signs `user` in, as playwright takes it."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"name": settings.SESSION_COOKIE_NAME, "value": value, "url": url}
