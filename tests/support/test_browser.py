"""The browser fixtures see what they promise to see."""

import pytest
from django.contrib.auth import get_user_model

from support.accessibility import violations
from support.browser import PHONE
from support.people import make_user

pytestmark = pytest.mark.browser


def test_console_error_is_a_problem(open_page, browser_problems):
    page = open_page(path="/healthz")
    page.evaluate("console.error('broken widget')")
    page.evaluate("console.warn('only a warning')")
    assert len(browser_problems.unexpected()) == 1
    browser_problems.expect("broken widget")
    assert browser_problems.unexpected() == []


def test_uncaught_script_error_is_a_problem(open_page, browser_problems):
    page = open_page(path="/healthz")
    page.evaluate("setTimeout(() => { throw new Error('uncaught') }, 0)")
    page.wait_for_timeout(50)
    browser_problems.expect("^script: .*uncaught")
    assert len(browser_problems.seen) == 1
    assert browser_problems.unexpected() == []


def test_breach_of_the_content_security_policy_is_a_problem(open_page, browser_problems):
    page = open_page(path="/healthz")
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    assert len(browser_problems.unexpected()) == 1
    browser_problems.expect("Content Security Policy")
    assert browser_problems.unexpected() == []


def test_open_page_signs_its_user_in(open_page):
    user = make_user()
    page = open_page(user, "/healthz", viewport=PHONE)
    names = [cookie["name"] for cookie in page.context.cookies()]
    assert (names, page.viewport_size) == (["sessionid"], PHONE)


@pytest.mark.parametrize("time", ["first", "second"])
def test_database_is_whole_after_a_browser_test(open_page, time):
    page = open_page(make_user(), "/healthz")
    assert page.evaluate("document.body.textContent") == '{"status": "ok"}'
    assert get_user_model().objects.count() == 1


def test_violations_name_the_rule_and_the_element(browser_page):
    browser_page.set_content(
        "<html lang=th><title>x</title><main><h1>x</h1><img id=map src=data:,></main></html>"
    )
    assert [line.split(":")[0] for line in violations(browser_page)] == ["image-alt"]
    assert violations(browser_page, exclude=["#map"]) == []
