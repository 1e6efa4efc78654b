/* What every page needs: the menu that opens and closes. */

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
