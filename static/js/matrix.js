/* Leaves the areas of work of the chosen agency at once; without this script a button asks the
   server for the same. */

for (const matrix of document.querySelectorAll("[data-matrix]")) {
  const form = matrix.querySelector("form");
  const select = form.querySelector("select");
  const status = matrix.querySelector("[role=status]");

  const show = () => {
    const chosen = select.value;
    let shown = 0;
    for (const area of matrix.querySelectorAll("[data-agencies]")) {
      area.hidden = chosen !== "" && !area.dataset.agencies.trim().split(" ").includes(chosen);
      if (!area.hidden) shown += 1;
    }
    for (const partner of matrix.querySelectorAll("[data-agency]")) {
      partner.classList.toggle("is-chosen", partner.dataset.agency === chosen);
    }
    status.textContent = chosen ? status.dataset.text.replace("{shown}", shown) : "";
  };

  form.querySelector("button").hidden = true;
  select.addEventListener("change", () => {
    show();
    const address = new URL(location.href);
    if (select.value) address.searchParams.set(select.name, select.value);
    else address.searchParams.delete(select.name);
    history.replaceState(null, "", address);
  });
}
