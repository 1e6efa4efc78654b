/* A button beside each password that shows what was typed. */

const words = { th: ["แสดง", "ซ่อน", "แสดงรหัสผ่าน"], en: ["Show", "Hide", "Show the password"] };
const [show, hide, label] = words[document.documentElement.lang] ?? words.th;

for (const input of document.querySelectorAll("input[type=password]")) {
  const line = document.createElement("div");
  const button = document.createElement("button");

  line.className = "reveal";
  button.className = "button button-secondary";
  button.type = "button";
  button.textContent = show;
  button.setAttribute("aria-label", label);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.textContent = shown ? hide : show;
    button.setAttribute("aria-pressed", String(shown));
  });
  input.before(line);
  line.append(input, button);
}
