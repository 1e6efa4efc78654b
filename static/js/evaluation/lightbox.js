// Photos large, one after the other; without this script a photo opens in a tab of its own.

export function openLightbox(root) {
  const dialog = root.querySelector("[data-lightbox-dialog]");
  const picture = dialog.querySelector("img");
  const caption = dialog.querySelector("figcaption");
  let photos = [];
  let index = 0;

  function turn(by) {
    index = (index + by + photos.length) % photos.length;
    const small = photos[index].querySelector("img");
    picture.src = photos[index].href;
    picture.alt = small.alt;
    caption.textContent = `${small.alt} (${index + 1}/${photos.length})`;
  }

  for (const link of root.querySelectorAll("[data-lightbox]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      photos = [...link.closest("[data-criterion]").querySelectorAll("[data-lightbox]")];
      index = photos.indexOf(link);
      turn(0);
      dialog.showModal();
    });
  }
  for (const button of dialog.querySelectorAll("[data-turn]")) {
    button.addEventListener("click", () => turn(Number(button.dataset.turn)));
  }
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") turn(1);
    if (event.key === "ArrowLeft") turn(-1);
  });
  dialog.addEventListener("close", () => picture.removeAttribute("src"));
}
