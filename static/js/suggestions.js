// Suggests pages while one types in the search field: arrows choose, Enter opens, Escape closes.
// Without this script the field is searched by its button alone.

const QUIET_MS = 200;
const SHORTEST = 2;

/** Pieces of text in a row, those that match marked. */
function marked(pieces) {
  return pieces.map(([text, isMatch]) => {
    const made = document.createElement(isMatch ? "mark" : "span");
    made.textContent = text;
    return made;
  });
}

class Suggestions {
  #asking = new AbortController();
  #timer;
  #active = -1;

  constructor(form) {
    this.form = form;
    this.input = form.elements.q;
    this.list = document.createElement("ul");
    this.status = document.createElement("p");
    this.list.id = "suggestions";
    this.list.className = "suggestions";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", form.dataset.list);
    this.status.className = "sr-only";
    this.status.setAttribute("role", "status");
    form.append(this.list, this.status);
    // A combobox is a field of text; phones keep their key for searching.
    this.input.type = "text";
    this.input.enterKeyHint = "search";
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.input.setAttribute("aria-expanded", "false");
    this.input.addEventListener("input", () => this.#wait());
    this.input.addEventListener("keydown", (event) => this.#onKey(event));
    this.input.addEventListener("blur", () => this.#stop());
    form.addEventListener("submit", () => this.#stop());
    // Pressing a suggestion leaves the field in focus, so that the list stays for the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#open(option);
    });
  }

  #wait() {
    this.#stop();
    const text = this.input.value.trim();
    if (text.length >= SHORTEST) this.#timer = setTimeout(() => this.#ask(text), QUIET_MS);
  }

  async #ask(text) {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const address = `${this.form.dataset.suggestions}?${new URLSearchParams({ q: text })}`;
    try {
      const response = await fetch(address, { signal });
      if (response.ok) this.#show((await response.json()).pages);
    } catch (error) {
      // Overtaken by later words, or no connection: the button still searches.
      if (!["AbortError", "TypeError"].includes(error.name)) throw error;
    }
  }

  #show(pages) {
    this.list.replaceChildren(
      ...pages.map(({ url, title }, index) => {
        const option = document.createElement("li");
        option.id = `suggestion-${index}`;
        option.dataset.url = url;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(...marked(title));
        return option;
      }),
    );
    const { found, none } = this.form.dataset;
    this.status.textContent = pages.length ? found.replace("{count}", pages.length) : none;
    this.#expand(pages.length > 0);
  }

  #expand(isOpen) {
    this.list.hidden = !isOpen;
    this.input.setAttribute("aria-expanded", String(isOpen));
    this.#choose(-1);
  }

  /** Forget what is waited for, and close. */
  #stop() {
    clearTimeout(this.#timer);
    this.#asking.abort();
    this.status.textContent = "";
    this.#expand(false);
  }

  #choose(index) {
    this.#active = index;
    for (const [number, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(number === index));
    }
    const option = this.list.children[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  #open(option) {
    location.assign(option.dataset.url);
  }

  #onKey(event) {
    if (this.list.hidden || event.isComposing) return;
    const count = this.list.children.length;
    // One place more than there are suggestions: the field itself, with none chosen.
    const places = count + 1;
    if (event.key === "ArrowDown") this.#choose(((this.#active + 2) % places) - 1);
    else if (event.key === "ArrowUp") this.#choose(((this.#active + places) % places) - 1);
    else if (event.key === "Escape") this.#stop();
    else if (event.key === "Enter" && this.#active >= 0) this.#open(this.list.children[this.#active]);
    else return;
    event.preventDefault();
  }
}

for (const form of document.querySelectorAll("form[data-suggestions]")) new Suggestions(form);
