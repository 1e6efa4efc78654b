"""Marks of Thai letters, three storeys high, are nowhere cut off."""

import pytest

from accounts.roles import Role
from support.browser import PHONE
from support.kpi import make_district
from support.people import make_user, set_language

# Puts a stack of marks into every piece of interface and says where its ink has no room.
CUT = """stack => {
  const texts = "h1, h2, h3, h4, th, dt, label, legend, button, a, .badge, .menuitem-label";
  const ink = document.createElement("canvas").getContext("2d");
  const hides = (element) => {
    const style = getComputedStyle(element);
    return style.overflowY !== "visible" && style.position !== "fixed";
  };
  const cut = [];
  for (const element of document.querySelectorAll(`${texts}, input:not([type=hidden])`)) {
    const isInput = element.matches("input");
    if (isInput ? ["checkbox", "radio"].includes(element.type) : element.children.length) continue;
    const box = element.getBoundingClientRect();
    // Not shown, or shown to screen readers alone.
    if (box.height <= 1 || box.width <= 1) continue;
    if (isInput) element.value = stack; else element.textContent = stack;
    const style = getComputedStyle(element);
    ink.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const size = ink.measureText(stack);
    const wanted = size.actualBoundingBoxAscent + size.actualBoundingBoxDescent;
    let holder = element;
    while (holder && holder.clientHeight < wanted && !hides(holder) && !isInput) {
      holder = holder.parentElement;
    }
    if (holder && holder.clientHeight && holder.clientHeight < wanted) {
      cut.push(`${element.tagName} ${element.className}: ${holder.clientHeight} < ${wanted}`);
    }
  }
  return cut;
}"""


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_no_mark_is_cut_off(open_page):
    officer = make_user(Role.DISTRICT_OFFICER, district=make_district())
    admin = make_user(is_superuser=True)
    set_language(admin, "th")
    cut = {}
    for user, path in [(None, "/accounts/login/"), (officer, "/intranet/"), (admin, "/admin/")]:
        page = open_page(user, path, viewport=PHONE if user is not admin else None)
        page.evaluate("document.fonts.ready")
        cut[path] = page.evaluate(CUT, "ปู่ญี่ปุ่น ฎีกา ปั๊ม ก๊ก๋")
    assert cut == {"/accounts/login/": [], "/intranet/": [], "/admin/": []}
