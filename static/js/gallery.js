/* A gallery: each picture opens large in a dialog; arrow keys lead on, Escape closes.
   Without this script each picture is a link to its large version. */

export function startGalleries(lists) {
  for (const list of lists) start(list);
}

function start(list) {
  const links = [...list.querySelectorAll("a")];
  const dialog = document.createElement("dialog");
  const picture = document.createElement("img");
  const caption = document.createElement("p");
  const bar = document.createElement("div");
  let current = 0;

  const show = (number) => {
    current = (number + links.length) % links.length;
    const link = links[current];
    const words = link.parentElement.querySelector("figcaption");
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    caption.textContent = `${current + 1} / ${links.length}${words ? ` – ${words.textContent}` : ""}`;
  };

  const button = (text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button button-secondary";
    made.textContent = text;
    made.addEventListener("click", action);
    bar.append(made);
    return made;
  };

  dialog.className = "lightbox";
  caption.setAttribute("aria-live", "polite");
  bar.className = "row";
  button(list.dataset.previous, () => show(current - 1));
  button(list.dataset.next, () => show(current + 1));
  button(list.dataset.close, () => dialog.close());
  dialog.append(picture, caption, bar);
  list.after(dialog);

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(current + 1);
    if (event.key === "ArrowLeft") show(current - 1);
  });
  dialog.addEventListener("close", () => links[current].focus());

  links.forEach((link, number) =>
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(number);
      dialog.showModal();
    }),
  );
}
