/* Before a form is sent: is there a line, and is the same person still signed in? If not, what was
   typed stays on the page with a sentence beside the button. Sent once, however often one taps.

   Without this script a form is simply sent. */

import { explain, renewSession } from "./session.js";

/* A page that did not come after so long is asked for again by the next tap. */
const PATIENCE_MS = 10000;
const words = document.getElementById("session").dataset;
const busy = new WeakSet();
const passed = new WeakSet();

addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (form.method !== "post" || "signsOut" in form.dataset || passed.delete(form)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!busy.has(form)) send(form, event.submitter);
  },
  { capture: true },
);

async function send(form, submitter) {
  busy.add(form);
  const note = noteOf(form);
  note.className = "send-note small soft";
  note.textContent = words.sending;
  const session = await renewSession();
  if (session.is === "same") {
    passed.add(form);
    form.requestSubmit(submitter);
    setTimeout(() => release(form, note), PATIENCE_MS);
  } else {
    note.className = "send-note alert alert-warn";
    explain(note, session);
    busy.delete(form);
  }
}

function release(form, note) {
  busy.delete(form);
  note.remove();
}

function noteOf(form) {
  const there = form.querySelector(":scope > .send-note");
  if (there) return there;
  const note = document.createElement("p");
  note.setAttribute("role", "status");
  form.append(note);
  return note;
}
