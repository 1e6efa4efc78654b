/* Whether the person who opened this page is still the one who is signed in.

   They may have signed out in another window, or somebody else may have signed in on a shared
   machine. Then nothing of this page may be sent, and nothing that was typed may be lost. */

const ENOUGH_MS = 15000;
const words = document.getElementById("session").dataset;

/** {is: "same"}, the forms then bear the newest CSRF token; {is: "ended"}; {is: "other", name} of
    who is signed in now; or {is: "offline"}. */
export async function renewSession() {
  let now;
  try {
    const signal = AbortSignal.timeout(ENOUGH_MS);
    now = await (await fetch(words.url, { signal })).json();
  } catch {
    return { is: "offline" };
  }
  if (now.user === null) return { is: "ended" };
  if (`${now.user}` !== words.user) return { is: "other", name: now.name };
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) {
    input.value = now.token;
  }
  return { is: "same" };
}

/** Say in `element` why nothing was sent, and the way out; `own` words may know it better. */
export function explain(element, session, own = {}) {
  const said = { ...words, ...own };
  element.textContent = said[session.is].replace("{name}", session.name);
  if (session.is === "offline") return;
  const link = document.createElement("a");
  link.href = session.is === "other" ? said.logout : said.login;
  link.target = "_blank";
  link.textContent = session.is === "other" ? said.change : said.signIn;
  element.append(" ", link);
}

/** Say in `element` why a request got no answer of ours: the page for signing in came instead, or
    the line is broken, as `failed` says. */
export async function explainFailure(element, failed) {
  const session = await renewSession();
  if (session.is === "ended" || session.is === "other") explain(element, session);
  else element.textContent = failed;
}
