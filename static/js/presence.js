/* Says who else works on the same part, and that something has changed since the page was opened. */

const EVERY_MS = 30000;

const form = document.querySelector("[data-presence]");

const show = (name, sentence) => {
  const line = form.querySelector(`.${name}`);
  if (line.querySelector("span").textContent === sentence) return;
  line.querySelector("span").textContent = sentence;
  line.hidden = !sentence;
};

const ask = async () => {
  if (document.hidden) return;
  const response = await fetch(form.dataset.presence, {
    method: "POST",
    body: new URLSearchParams(new FormData(form)),
  }).catch(() => null);
  if (!response?.ok || response.redirected) return;
  const answer = await response.json();
  show("others", answer.others);
  show("changed", answer.changed);
};

if (form) {
  ask();
  setInterval(ask, EVERY_MS);
  document.addEventListener("visibilitychange", ask);
}
