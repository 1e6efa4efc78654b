/* Sends each chosen file on its own, in chunks: with its progress, going on by itself after a
   broken line, and by hand after that and after signing in again. Without this script the form sends all files at once.

   A file keeps the identifier it was given here, so that sending it again stores it once. */

import { prepared } from "./upload/photo.js";
import { showPreviews } from "./upload/preview.js";
import { addRow } from "./upload/row.js";
import { Transfer } from "./upload/transfer.js";

const AT_ONCE = 2;
const waiting = [];
let running = 0;

async function next() {
  if (running >= AT_ONCE || !waiting.length) return;
  running += 1;
  try {
    await waiting.shift()();
  } finally {
    running -= 1;
    next();
  }
}

for (const form of document.querySelectorAll("form[data-uploads]")) {
  const section = form.closest(".requirement");
  const inputs = form.querySelectorAll("input[type=file]");
  const list = form.querySelector(".uploads");
  const filed = section.querySelector(".files");

  /** The unfinished upload of the same file, listed by the server after a reload. */
  const begunBefore = (file) =>
    [...section.querySelectorAll("[data-upload]")].find(
      (line) => line.dataset.name === file.name && line.dataset.fingerprint === fingerprint(file),
    );

  const queue = (file) => {
    const row = addRow(list, file.name, form.dataset);
    const before = begunBefore(file);
    const transfer = new Transfer(form, file, {
      id: before?.dataset.upload ?? crypto.randomUUID(),
      size: before ? Number(before.dataset.size) : null,
      fingerprint: fingerprint(file),
      prepared: () => prepared(file),
    });
    before?.remove();
    run(transfer, row);
  };

  const run = (transfer, row) => {
    const start = () => {
      row.wait();
      waiting.push(async () => {
        const answer = await transfer.run(row);
        if (answer.rows?.length) {
          row.done();
          for (const html of answer.rows) filed.insertAdjacentHTML("beforeend", html);
          section.querySelector(".files-none")?.remove();
          showPreviews(filed);
        } else if (answer.errors) {
          row.refuse(answer.errors.join(" "));
        } else if (answer.session) {
          row.offerSignIn(answer.session, start);
        } else {
          row.offerRetry(start);
        }
      });
      next();
    };
    start();
  };

  /* It arrived whole, but the page was left before it was filed. */
  for (const line of section.querySelectorAll("[data-upload][data-complete]")) {
    const transfer = new Transfer(form, null, { id: line.dataset.upload, size: null });
    transfer.arrived = true;
    run(transfer, addRow(list, line.dataset.name, form.dataset));
    line.remove();
  }

  const take = (files) => [...files].forEach(queue);

  for (const input of inputs) {
    input.addEventListener("change", () => {
      take(input.files);
      input.value = "";
    });
  }
  for (const name of ["dragenter", "dragover"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
  });
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("is-over");
    take(event.dataTransfer.files);
  });
}

showPreviews(document);

/* Leaving now would cut the files short that are still on their way. */
addEventListener("beforeunload", (event) => {
  if (running || waiting.length) event.preventDefault();
});

function fingerprint(file) {
  return `${file.size}-${file.lastModified}`;
}
