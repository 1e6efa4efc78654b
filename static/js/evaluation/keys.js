// Keys of the scoring screen. Single keys respect Wagtail's preference to switch them off.

const enabled = () =>
  JSON.parse(document.getElementById("wagtail-config").textContent).KEYBOARD_SHORTCUTS_ENABLED;

const isTyping = (target) =>
  target.closest("textarea, select, input:not([type=radio]):not([type=checkbox])") !== null;

export function listenToKeys(root, { step, show, current, currentForm, saving }) {
  const help = root.querySelector("[data-keys]");
  const helpButton = root.querySelector("[data-help]");
  if (helpButton) {
    helpButton.hidden = false;
    helpButton.addEventListener("click", () => help.showModal());
  }

  /** Choose one of the two, then type the reason. */
  function choose(index) {
    const form = currentForm();
    if (!form) return false;
    form.querySelectorAll("input[type=radio]")[index].click();
    form.elements.reason.focus();
    return true;
  }

  /** The piece of evidence after the one in focus, around again at the end. */
  function nextItem() {
    const items = [...current().querySelectorAll("[data-item]")];
    const index = items.findIndex((item) => item.contains(document.activeElement));
    const next = items[(index + 1) % items.length];
    next?.focus();
    next?.scrollIntoView({ block: "start" });
    return Boolean(next);
  }

  const keys = {
    j: () => (step(1), true),
    k: () => (step(-1), true),
    e: nextItem,
    c: () => saving !== null && choose(0),
    n: () => saving !== null && choose(1),
    "?": () => help && (help.showModal(), true),
  };

  // Captured, since Wagtail has a "?" of its own.
  document.addEventListener(
    "keydown",
    (event) => {
      if (document.querySelector("dialog[open]")) return;
      const { target } = event;
      if (event.key === "Enter" && saving) {
        const form = target.closest?.("form[data-task]") ?? null;
        const onButton = target.closest("button, a, summary");
        if (form && !onButton && (!isTyping(target) || event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          saving.saveAndGoOn(form);
        } else if (!form && target.matches?.("[data-heading]")) {
          event.preventDefault();
          step(1);
        }
        return;
      }
      if (event.key === "Escape" && isTyping(target) && root.contains(target)) {
        target.closest("[data-criterion]")?.querySelector("[data-heading]").focus();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || !enabled()) return;
      const act = /^[1-9]$/.test(event.key) ? () => (show(event.key), true) : keys[event.key];
      if (act?.()) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true,
  );
}
