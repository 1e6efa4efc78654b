/* Saves a section of the monitoring form while it is filled in.

   What was typed stays on the screen whatever the line does; a colleague's newer answer is told
   and not overwritten. Without this script the form is saved by its button. */

import { explainFailure } from "./session.js";

const WAIT = 900;
const form = document.querySelector("form[data-autosave]");
const state = form.querySelector(".save-state");
const bar = document.getElementById("monitoring-progress");
let timer = null;
let running = false;
let again = false;

const schedule = () => {
  clearTimeout(timer);
  timer = setTimeout(save, WAIT);
};

const save = async () => {
  if (running) {
    again = true;
    return;
  }
  running = true;
  state.textContent = form.dataset.saving;
  try {
    const answer = await fetch(form.action || location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    const said = await answer.json();
    if (answer.ok) show(said);
    else state.textContent = said.errors.join(" ");
  } catch {
    await explainFailure(state, form.dataset.failed);
  }
  running = false;
  if (again) {
    again = false;
    schedule();
  }
};

const show = ({ saved, conflicts, errors, answered }) => {
  for (const [pk, [revision, seen]] of Object.entries(saved)) {
    form.elements[`r${pk}`].value = revision;
    form.elements[`s${pk}`].value = seen;
    tell(pk, "");
  }
  for (const [pk, [words, revision]] of Object.entries(conflicts)) {
    tell(pk, words);
    form.elements[`r${pk}`].dataset.theirs = revision;
  }
  for (const [name, sentences] of Object.entries(errors)) tell(name.slice(1), sentences.join(" "));
  bar.value = answered;
  bar.previousElementSibling.textContent = form.dataset.progress
    .replace("{done}", answered)
    .replace("{all}", bar.max);
  const clean = !Object.keys(conflicts).length && !Object.keys(errors).length;
  state.textContent = clean ? form.dataset.saved : "";
};

const tell = (pk, words) => {
  form.querySelector(`[data-question="${pk}"] .conflict`).textContent = words;
};

/* Changing one's own answer again, after having read a colleague's, replaces it. */
const decide = (event) => {
  const pk = event.target.closest("[data-question]")?.dataset.question;
  const revision = pk && form.elements[`r${pk}`];
  if (revision?.dataset.theirs) {
    revision.value = revision.dataset.theirs;
    delete revision.dataset.theirs;
  }
  schedule();
};

form.addEventListener("input", decide);
form.addEventListener("submit", () => {
  clearTimeout(timer);
  for (const field of form.querySelectorAll("[data-theirs]")) field.value = field.dataset.theirs;
});
