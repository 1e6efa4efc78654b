// Office documents as text, fetched when asked for; without this script on a page of their own.

export function readTexts(root) {
  for (const link of root.querySelectorAll("[data-text-link]")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const place = link.closest("[data-text]");
      link.setAttribute("aria-busy", "true");
      let response;
      try {
        response = await fetch(link.href, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      } catch {
        link.removeAttribute("aria-busy"); // without a connection it can be asked for again
        return;
      }
      if (!response.ok) {
        location.assign(link.href);
        return;
      }
      place.innerHTML = await response.text();
      place.closest("[data-item]").focus({ preventScroll: true });
    });
  }
}
