/* The definition of a marked word beside it: on hover, on focus, on the first touch. Escape closes
   it. Without this script each word is a link to the glossary. */

const MARGIN = 8;
const terms = document.querySelectorAll("a.term");
let tip;
let open = null;
let leaving;
let pointer = "";

const line = (className, text) => {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
};

/* Below the word where there is room, else above; never beyond the sides of the window. */
const place = (term) => {
  const word = term.getClientRects()[0];
  const { width, height } = tip.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - width - MARGIN;
  const fitsBelow = word.bottom + height + MARGIN < window.innerHeight;
  const top = fitsBelow ? word.bottom + MARGIN / 2 : word.top - height - MARGIN / 2;
  tip.style.left = `${Math.max(MARGIN, Math.min(word.left, edge)) + window.scrollX}px`;
  tip.style.top = `${Math.max(MARGIN, top) + window.scrollY}px`;
};

const hide = () => {
  clearTimeout(leaving);
  if (!open) return;
  delete open.dataset.open;
  open = null;
  tip.hidePopover();
};

const show = (term) => {
  clearTimeout(leaving);
  if (open === term) return;
  hide();
  const definition = document.getElementById(term.getAttribute("aria-describedby"));
  tip.lang = term.closest("[lang]").lang;
  tip.replaceChildren(line("tip-word", term.textContent), line("", definition.textContent));
  if (pointer === "touch") tip.append(line("tip-hint", definition.parentElement.dataset.hint));
  open = term;
  term.dataset.open = "";
  tip.showPopover();
  place(term);
};

const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(hide, 250);
};

if (terms.length && HTMLElement.prototype.showPopover) {
  tip = document.createElement("div");
  tip.className = "tip";
  tip.popover = "manual";
  /* The link already names its description; read once is enough. */
  tip.setAttribute("aria-hidden", "true");
  document.body.append(tip);
  tip.addEventListener("pointerenter", () => clearTimeout(leaving));
  tip.addEventListener("pointerleave", leave);
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (open && event.target !== open && !tip.contains(event.target)) hide();
  });
  document.addEventListener("keydown", (event) => {
    pointer = "";
    if (event.key === "Escape") hide();
  });

  for (const term of terms) {
    term.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") show(term);
    });
    term.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") leave();
    });
    term.addEventListener("focus", () => {
      if (pointer !== "touch") show(term);
    });
    term.addEventListener("blur", hide);
    term.addEventListener("click", (event) => {
      if (pointer !== "touch" || open === term) return;
      event.preventDefault();
      show(term);
    });
  }
}
