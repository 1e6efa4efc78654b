/* Sends each chosen file on its own, with its progress, and tries again by hand.

   Without this script the form sends all files at once. A file keeps the identifier it was given
   here, so that sending it again stores it once. */

for (const form of document.querySelectorAll("form[data-upload]")) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".uploads");
  const filed = form.parentElement.querySelector(".files");

  const take = (files) => {
    for (const file of files) queue(file);
    input.value = "";
  };

  const queue = (file) => {
    const row = document.createElement("li");
    const name = document.createElement("span");
    const state = document.createElement("span");
    const bar = document.createElement("progress");
    name.textContent = file.name;
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    row.append(name, state, bar);
    list.append(row);
    send(file, crypto.randomUUID(), { row, state, bar });
  };

  const send = (file, id, { row, state, bar }) => {
    const data = new FormData(form);
    const prefix = input.name.replace(/files$/, "");
    data.delete(input.name);
    data.delete(`${prefix}url`);
    data.set(input.name, file, file.name);
    data.set(`${prefix}client_id`, id);

    const request = new XMLHttpRequest();
    request.open("POST", form.action.split("#")[0]);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = event.loaded / event.total;
      state.textContent = `${Math.floor(bar.value * 100)} %`;
    });
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (answer?.rows.length) {
        row.remove();
        for (const html of answer.rows) filed.insertAdjacentHTML("beforeend", html);
        form.parentElement.querySelector(".files-none")?.remove();
      } else {
        refuse(answer ? answer.errors.join(" ") : form.dataset.failed);
        if (!answer) offerRetry();
      }
    });
    for (const event of ["error", "abort", "timeout"]) {
      request.addEventListener(event, () => {
        refuse(form.dataset.failed);
        offerRetry();
      });
    }
    request.send(data);

    const refuse = (sentence) => {
      bar.remove();
      state.textContent = "";
      row.querySelector(".refused")?.remove();
      const words = document.createElement("p");
      words.className = "refused";
      words.textContent = sentence;
      row.append(words);
    };

    const offerRetry = () => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button button-secondary button-small";
      button.textContent = form.dataset.retry;
      state.replaceChildren(button);
      button.addEventListener("click", () => {
        row.querySelector(".refused")?.remove();
        state.replaceChildren();
        bar.value = 0;
        row.append(bar);
        send(file, id, { row, state, bar });
      });
    };
  };

  input.addEventListener("change", () => take(input.files));
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

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
