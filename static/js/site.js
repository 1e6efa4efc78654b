/* What every page needs: the menu that opens and closes, and the way to a mistake. */

for (const button of document.querySelectorAll(".menu-toggle")) {
  const menu = document.getElementById(button.getAttribute("aria-controls"));

  const show = (open) => button.setAttribute("aria-expanded", String(open));

  button.dataset.ready = "";
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  for (const part of [button, menu]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        show(false);
        button.focus();
      }
    });
  }
}

/* A form that came back opens at its first mistake, unless the address leads elsewhere. */
const mistake = location.hash ? null : document.querySelector(".field-bad");
if (mistake) {
  mistake.scrollIntoView({ block: "center", behavior: "instant" });
  mistake
    .querySelector("input:not([type=hidden]), select, textarea")
    ?.focus({ preventScroll: true });
}
