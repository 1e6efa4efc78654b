// The scoring screen: one criterion at a time, saved as it is judged, everything by keyboard.
// Without this script the page shows all criteria below each other, with plain forms.

import { listenToKeys } from "./keys.js";
import { openLightbox } from "./lightbox.js";
import { Saving } from "./saving.js";
import { readTexts } from "./texts.js";

const root = document.querySelector("[data-report]");
const sections = [...root.querySelectorAll("[data-criterion]")];
const links = [...root.querySelectorAll("[data-criterion-link]")];

/** Show one criterion, and say so in the list and in the address. */
function show(number, { focus = true } = {}) {
  const section = sections.find((each) => each.dataset.criterion === String(number));
  if (!section) return;
  for (const each of sections) each.hidden = each !== section;
  askForPages(section);
  for (const link of links) {
    if (link.dataset.criterionLink === String(number)) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest", inline: "center" });
    } else link.removeAttribute("aria-current");
  }
  root.querySelector(".ev-criteria").scrollTop = 0;
  if (!focus) return; // While the page loads, an address changed would scroll its head away.
  history.replaceState(null, "", `#${section.id}`);
  section.querySelector("[data-heading]").focus();
}

/** Put the pages of a criterion's PDFs in their places; the browser fetches those in sight. */
function askForPages(section) {
  for (const pages of section.querySelectorAll("template[data-pages]")) {
    pages.replaceWith(pages.content);
  }
}

const current = () => sections.find((each) => !each.hidden);

/** Go `by` criteria on; past the last one, to the first that is still open. */
function step(by) {
  const index = sections.indexOf(current()) + by;
  if (index >= 0 && index < sections.length) show(sections[index].dataset.criterion);
  else if (by > 0) root.querySelector(".ev-bar [type=submit]")?.focus();
}

/** The form that keys speak of: the one in use, else the first that is not judged. */
function currentForm() {
  const forms = [...current().querySelectorAll("form[data-task]")];
  return (
    forms.find((form) => form.contains(document.activeElement)) ??
    forms.find((form) => !form.querySelector(":checked")) ??
    forms[0]
  );
}

/** After saving: the next form of the criterion that is not judged, or the next criterion. */
function goOn(form) {
  const forms = [...form.closest("[data-criterion]").querySelectorAll("form[data-task]")];
  const next = forms.slice(forms.indexOf(form) + 1).find((each) => !each.querySelector(":checked"));
  if (next) next.querySelector("input[type=radio]").focus();
  else step(1);
}

for (const link of links) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(link.dataset.criterionLink);
  });
}
for (const button of root.querySelectorAll("[data-next]")) {
  button.addEventListener("click", () => step(1));
}

openLightbox(root);
readTexts(root);

let saving = null;
if ("editable" in root.dataset) {
  saving = new Saving(root, { goOn });
  for (const button of root.querySelectorAll("[data-phrase]")) {
    button.addEventListener("click", () => {
      const reason = button.closest("form").elements.reason;
      reason.value = [reason.value.trim(), button.dataset.phrase].filter(Boolean).join(" ");
      reason.focus();
      reason.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
}
listenToKeys(root, { step, show, current, currentForm, saving });

// The page head is as tall as its title, and messages or the demo's mark may stand above it: the
// panes fill what they leave.
const head = document.querySelector("#main .w-slim-header");
if (head) root.style.setProperty("--ev-header", `${head.offsetHeight}px`);
root.style.setProperty("--ev-top", `${Math.ceil(root.getBoundingClientRect().top + scrollY)}px`);
root.dataset.ready = "";
const wanted = /^#c(\d+)/.exec(location.hash)?.[1];
const item = /^#e\d+$/.test(location.hash) ? root.querySelector(location.hash) : null;
const open = links.find((link) => /open|lacking|partly/.test(link.querySelector(".ev-mark").dataset.mark));
show(
  item?.closest("[data-criterion]").dataset.criterion ??
    wanted ??
    open?.dataset.criterionLink ??
    sections[0].dataset.criterion,
  { focus: false },
);
item?.focus();
