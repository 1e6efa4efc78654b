/* What an article adds: a gallery that opens large, films that load on a click. */

import { startGalleries } from "./gallery.js";
import "./matrix.js";
import "./share.js";

startGalleries(document.querySelectorAll("[data-gallery]"));

for (const card of document.querySelectorAll("a[data-frame]")) {
  card.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.src = card.dataset.frame;
    frame.title = card.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    card.replaceWith(frame);
    frame.focus();
  });
}


