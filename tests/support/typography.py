"""Whether the marks of Thai letters, three storeys high, have room on a page."""

STACK = "ปู่ญี่ปุ่น ฎีกา ปั๊ม ก๊ก๋"

# Puts a stack of marks into every piece of interface and says where its ink has no room.
_CUT = """stack => {
  const texts = "h1, h2, h3, h4, th, dt, label, legend, button, a, .badge, .menuitem-label";
  const ink = document.createElement("canvas").getContext("2d");
  const hides = (element) => {
    const style = getComputedStyle(element);
    return style.overflowY !== "visible" && style.position !== "fixed";
  };
  // The words that a heading keeps whole are its own text.
  const isWord = (part) => part.matches(".unbroken, wbr");
  const hasParts = (element) => ![...element.children].every(isWord);
  const cut = [];
  for (const element of document.querySelectorAll(`${texts}, input:not([type=hidden])`)) {
    const isInput = element.matches("input");
    if (isInput ? ["checkbox", "radio"].includes(element.type) : hasParts(element)) continue;
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


def marks_cut_off(page):
    """What of a page in a browser would cut off high marks: tag, class, room < need in pixels.

    Replaces the texts of the page.
    """
    page.evaluate("document.fonts.ready")
    return page.evaluate(_CUT, STACK)
