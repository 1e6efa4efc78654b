// Saves a judgement as soon as it is made, one request after the other, so that a window never
// overtakes itself. What another window saved meanwhile is shown, never overwritten unseen. What
// could not be saved stays typed and is tried again when the connection or the reader returns. Its
// sentences stand in data attributes of the page, in the reader's language.

import { explain, renewSession } from "../session.js";

const IDLE_MS = 2500;

export class Saving {
  constructor(root, { goOn }) {
    this.root = root;
    this.goOn = goOn;
    this.queue = Promise.resolve();
    this.unsaved = new Set();
    for (const form of root.querySelectorAll("form[data-task], form[data-note]")) this.#watch(form);
    addEventListener("beforeunload", (event) => {
      if (this.unsaved.size) event.preventDefault();
    });
    addEventListener("online", () => this.#tryAgain());
    addEventListener("focus", () => this.#tryAgain());
    // The evaluation is sent only after the last judgement has arrived.
    const submit = root.querySelector(".ev-bar form");
    submit?.addEventListener("submit", async (event) => {
      event.preventDefault();
      for (const form of [...this.unsaved]) this.save(form);
      await this.queue;
      if (!this.unsaved.size) submit.submit();
    });
  }

  /** Save a form; resolves to whether it is stored. */
  save(form) {
    clearTimeout(form.idle);
    this.queue = this.queue.then(() => this.#send(form));
    return this.queue;
  }

  async saveAndGoOn(form) {
    if (await this.save(form)) this.goOn(form);
  }

  #watch(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if ("task" in form.dataset) this.saveAndGoOn(form);
      else this.save(form);
    });
    form.addEventListener("input", () => {
      this.unsaved.add(form);
      clearTimeout(form.idle);
      form.idle = setTimeout(() => this.#saveIfWhole(form), IDLE_MS);
    });
    form.addEventListener("change", () => this.#saveIfWhole(form));
  }

  #tryAgain() {
    for (const form of this.unsaved) if ("failed" in form.dataset) this.save(form);
  }

  /** Save by itself only what is judged, and no half typed figures. */
  #saveIfWhole(form) {
    const isFigures = form.querySelector("[data-borne]") && form.elements.value?.value === "no";
    if (this.unsaved.has(form) && ("note" in form.dataset || form.elements.value.value) && !isFigures) {
      this.save(form);
    } else if (form.elements.reason?.value && !form.elements.value.value) {
      this.#tell(form, this.root.dataset.unjudged);
    }
  }

  async #send(form) {
    this.#tell(form, this.root.dataset.saving);
    form.dataset.failed = "";
    let sent, response, answer;
    try {
      [sent, response] = await this.#post(form);
      if (response.redirected || response.status === 403) {
        // Signing in again in another window made this page's token void.
        const session = await renewSession();
        if (session.is !== "same") return this.#shutOut(form, session);
        [sent, response] = await this.#post(form);
      }
      if (response.headers.get("Content-Type")?.includes("json")) answer = await response.json();
    } catch {
      return this.#shutOut(form, { is: "offline" });
    }
    if (!answer) {
      this.#tell(form, this.root.dataset.refused, "error");
      return false;
    }
    delete form.dataset.failed;
    if (response.status === 409) this.#overtaken(form, answer);
    else if (!response.ok) this.#tell(form, answer.message, "error");
    else this.#saved(form, sent, answer);
    return response.ok;
  }

  async #post(form) {
    const body = new FormData(form);
    const headers = { Accept: "application/json" };
    return [body, await fetch(form.action, { method: "POST", body, headers })];
  }

  #shutOut(form, session) {
    explain(this.#tell(form, "", "error"), session, this.root.dataset);
    return false;
  }

  #saved(form, sent, answer) {
    this.#revision(answer.revision);
    if (form.elements.reason?.value === (sent.get("reason") ?? undefined) || "note" in form.dataset) {
      this.unsaved.delete(form);
    }
    this.root.querySelector("[data-level]").innerHTML = answer.level;
    for (const [number, [mark, label]] of Object.entries(answer.marks)) {
      const shown = this.root.querySelector(`[data-criterion-link="${number}"] .ev-mark`);
      shown.dataset.mark = mark;
      shown.firstElementChild.textContent = label;
    }
    this.#tell(form, answer.message);
  }

  /** Another window saved meanwhile: show what stands there, and let the evaluator choose. */
  #overtaken(form, answer) {
    const status = this.#tell(form, answer.message, "error");
    if (answer.saved?.value) {
      const quote = document.createElement("q");
      quote.textContent = `${answer.saved.value} ${answer.saved.reason}`;
      status.append(this.root.dataset.savedThere, quote);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small";
    button.textContent = this.root.dataset.saveMine;
    button.addEventListener("click", () => {
      this.#revision(answer.revision);
      this.save(form);
    });
    status.append(button);
  }

  #revision(revision) {
    for (const input of this.root.querySelectorAll("[data-revision]")) input.value = revision;
  }

  #tell(form, text, kind = "") {
    const status = form.querySelector("[data-status]");
    status.dataset.kind = kind;
    status.textContent = text;
    return status;
  }
}
