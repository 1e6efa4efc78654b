/* One file's way to the server, by the tus protocol, then the request that files it. */

import { renewSession } from "../session.js";

const CHUNK_BYTES = 512 * 1024;
const RETRY_MS = [0, 1000, 3000, 8000, 15000, 30000];
/* tus-js-client waits for ever on a line that is open and dead. */
const STALLED_MS = 30000;
/* The session has ended, or the page is older than it. */
const FORBIDDEN = 403;
const SHUT_OUT = { session: { is: "ended" } };

export class Transfer {
  /** `options`: id, fingerprint, prepared (what to send), size (of an upload begun before). */
  constructor(form, file, options) {
    this.form = form;
    this.file = file;
    this.options = options;
    this.begun = options.size !== null;
    this.arrived = false;
    this.shutOut = false;
  }

  get url() {
    return `${this.form.dataset.uploads}${this.options.id}/`;
  }

  get token() {
    return this.form.elements.csrfmiddlewaretoken.value;
  }

  /** Send and file it. Gives {rows}, {errors} in words, {session} (see session.js) where the
      person has to sign in first, or {} where only trying again helps. */
  async run(row) {
    if (!this.shutOut) {
      const answer = await this.#attempt(row);
      if (!answer.session) return answer;
    }
    // It may have changed since the page was made: signed in again in another window.
    const session = await renewSession();
    const answer = session.is === "same" ? await this.#attempt(row) : { session };
    this.shutOut = Boolean(answer.session);
    return session.is === "offline" ? {} : answer;
  }

  async #attempt(row) {
    if (!this.arrived) {
      const refused = await this.#deliver(row);
      if (refused) return refused;
      this.arrived = true;
    }
    row.check();
    return this.#finish();
  }

  /** Send what is missing; gives null, or what to tell. */
  async #deliver(row) {
    this.sent ??= await this.options.prepared();
    // Begun before a reload with other bytes, such as by a browser that makes photos smaller.
    if (this.options.size !== null && this.options.size !== this.sent.blob.size) {
      const response = await this.#request("DELETE", { "Tus-Resumable": "1.0.0" });
      if (response.status === FORBIDDEN) return SHUT_OUT;
      this.begun = false;
    }
    this.options.size = null;
    return this.#send(row);
  }

  #send(row) {
    return new Promise((resolve) => {
      let watchdog;
      const rearm = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(async () => {
          row.pause();
          await upload.abort();
          rearm();
          upload.start();
        }, STALLED_MS);
      };
      const end = (outcome) => {
        clearTimeout(watchdog);
        resolve(outcome);
      };
      const upload = new tus.Upload(this.sent.blob, {
        endpoint: this.form.dataset.uploads,
        uploadUrl: this.begun ? this.url : null,
        chunkSize: CHUNK_BYTES,
        retryDelays: RETRY_MS,
        storeFingerprintForResuming: false,
        headers: { "X-CSRFToken": this.token },
        metadata: this.#metadata(),
        onShouldRetry: (error) => {
          const status = error.originalResponse?.getStatus() ?? 0;
          const retry = status < 400 || status >= 500 || [409, 423].includes(status);
          if (retry) row.pause();
          return retry;
        },
        onProgress: (sent, total) => {
          this.begun = true;
          rearm();
          row.progress(sent / total);
        },
        onSuccess: () => end(null),
        onError: (error) => end(this.#refusal(error)),
      });
      rearm();
      upload.start();
    });
  }

  #metadata() {
    const data = new FormData(this.form);
    const given = {
      client_id: this.options.id,
      filename: this.file.name,
      fingerprint: this.options.fingerprint,
      requirement: data.get("requirement"),
    };
    if (this.sent.takenAt) given.taken_at = this.sent.takenAt;
    for (const name of ["practice_level", "school", "school_name"]) {
      const value = data.get(`r${given.requirement}-${name}`);
      if (value) given[name] = value;
    }
    return given;
  }

  /** What the server said in words, or {} where the line is to blame. */
  #refusal(error) {
    if (error.originalResponse?.getStatus() === FORBIDDEN) return SHUT_OUT;
    const answer = parsed(error.originalResponse?.getBody());
    return answer?.errors?.length ? { errors: answer.errors } : {};
  }

  /** File what has arrived; asked again, the server answers the same. */
  async #finish() {
    for (const pause of RETRY_MS) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        const response = await this.#request("POST", {});
        if (response.status === 423 || response.status >= 500) continue;
        if (response.status === FORBIDDEN) return SHUT_OUT;
        // Given up in the meantime, or not whole after all: from where the server stands.
        if ([404, 409].includes(response.status)) this.arrived = false;
        return parsed(await response.text()) ?? {};
      } catch {
        continue; // the line broke
      }
    }
    return {};
  }

  #request(method, headers) {
    return fetch(this.url, { method, headers: { ...headers, "X-CSRFToken": this.token } });
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
