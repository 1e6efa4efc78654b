/* Small pictures are made after an item is filed: asks for them until they are there. */

const ASK_AGAIN_MS = [1500, 4000, 10000, 30000];

/** Put the picture into every item under `root` that awaits one. */
export function showPreviews(root) {
  for (const thumb of root.querySelectorAll("[data-preview]")) {
    const url = thumb.dataset.preview;
    delete thumb.dataset.preview;
    ask(thumb, url, 0);
  }
}

async function ask(thumb, url, attempt) {
  if (attempt >= ASK_AGAIN_MS.length) return;
  await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS[attempt]));
  if (!thumb.isConnected) return;
  const response = await fetch(url).catch(() => null);
  // 204: not made yet.
  if (response?.status !== 200) {
    ask(thumb, url, attempt + 1);
    return;
  }
  const picture = new Image(56, 56);
  picture.alt = "";
  picture.src = URL.createObjectURL(await response.blob());
  picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
  thumb.replaceChildren(picture);
}
