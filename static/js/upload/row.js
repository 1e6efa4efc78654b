/* The line of one file on its way: name, how far it is, and what can be done when it stops. */

import { explain } from "../session.js";

const PERCENT = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 0 });

/** Add a line to `list`; `words` are the sentences of the form's data attributes. */
export function addRow(list, name, words) {
  const row = document.createElement("li");
  const title = document.createElement("span");
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  title.textContent = name;
  state.setAttribute("role", "status");
  bar.max = 1;
  bar.setAttribute("aria-label", name);
  row.append(title, state, bar);
  list.append(row);

  const clear = () => {
    row.querySelector(".refused")?.remove();
    state.replaceChildren();
  };
  const say = (sentence) => {
    clear();
    bar.remove();
    const text = document.createElement("p");
    text.className = "refused";
    text.textContent = sentence;
    row.append(text);
  };
  const addButton = (text, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-secondary button-small";
    button.textContent = text;
    button.addEventListener("click", act);
    state.append(button);
    return button;
  };

  return {
    wait() {
      clear();
      bar.removeAttribute("value");
      row.append(bar);
      state.textContent = words.waiting;
    },
    progress(share) {
      bar.value = share;
      state.textContent = PERCENT.format(share);
    },
    check() {
      bar.removeAttribute("value");
      state.textContent = words.checking;
    },
    pause() {
      state.textContent = words.paused;
    },
    done() {
      row.remove();
    },
    refuse(sentence) {
      say(sentence);
      addButton(words.dismiss, () => row.remove());
    },
    offerRetry(retry) {
      say(words.failed);
      addButton(words.retry, retry);
    },
    /** The session has ended, or is another's: a way to sign in beside this page, then on. */
    offerSignIn(session, retry) {
      say("");
      explain(row.querySelector(".refused"), session, words);
      addButton(words.retry, retry);
    },
  };
}
