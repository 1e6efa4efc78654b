/* Saves a step while one writes. The button saves without it, and the server decides who was
   first: an answer of 409 means that somebody else was, and nothing was overwritten. */

import { explainFailure } from "./session.js";

const QUIET = 2000;
const form = document.querySelector("form[data-autosave]");
const status = form?.querySelector("[data-saved]");
let timer;
let isStopped = false;

const save = async () => {
  const data = new FormData(form);
  try {
    const response = await fetch(form.action || location.href, {
      method: "POST",
      body: data,
      headers: { Accept: "application/json" },
    });
    const answer = await response.json();
    if (response.ok) {
      form.elements.seen.value = answer.seen;
      status.textContent = answer.saved;
    } else if (response.status === 409) {
      isStopped = true;
      status.textContent = form.dataset.overtaken;
    } else {
      status.textContent = answer.errors.join(" ");
    }
  } catch {
    await explainFailure(status, form.dataset.failed);
    timer = setTimeout(save, 5 * QUIET);
  }
};

form?.addEventListener("input", () => {
  clearTimeout(timer);
  if (!isStopped) timer = setTimeout(save, QUIET);
});
form?.addEventListener("submit", () => clearTimeout(timer));
