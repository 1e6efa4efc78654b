/* A button beside each password that shows what was typed; its words stand in the page. */

const { show, hide, password } = document.querySelector("[data-password]").dataset;

for (const input of document.querySelectorAll("input[type=password]")) {
  const line = document.createElement("div");
  const button = document.createElement("button");
  const word = document.createElement("span");
  const rest = document.createElement("span");

  line.className = "reveal";
  button.className = "button button-secondary";
  button.type = "button";
  word.textContent = show;
  rest.textContent = ` ${password}`;
  rest.className = "sr-only";
  button.append(word, rest);
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    word.textContent = shown ? hide : show;
  });
  input.before(line);
  line.append(input, button);
}
