// One click ticks every box of a name in the form, the next one unticks them all.

for (const button of document.querySelectorAll("[data-choose-all]")) {
  const boxes = [...button.form.querySelectorAll(`input[type=checkbox][name="${button.dataset.chooseAll}"]`)];
  const words = button.textContent;
  const are = () => boxes.every((box) => box.checked);
  const tell = () => (button.textContent = are() ? button.dataset.none : words);
  button.addEventListener("click", () => {
    const wanted = !are();
    for (const box of boxes) box.checked = wanted;
    tell();
  });
  button.form.addEventListener("change", tell);
  button.hidden = boxes.length < 2;
  tell();
}
