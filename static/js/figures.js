/* Says in words, while one types, where a number differs from the sum of its parts, and how far
   the percentage is. */

const THAI_ZERO = "๐".charCodeAt(0);
const words = Object.fromEntries(
  [...document.getElementById("figure-words").content.querySelectorAll("[data-key]")].map(
    (part) => [part.dataset.key, part.textContent],
  ),
);
const rows = new Map(
  [...document.querySelectorAll("[data-figure]")].map((row) => [row.dataset.figure, row]),
);

/* The whole number typed in a row, or null while it is blank or no number. */
const valueOf = (row) => {
  const text = row.querySelector("input.number")?.value ?? "";
  const digits = text
    .replace(/[๐-๙]/g, (digit) => digit.charCodeAt(0) - THAI_ZERO)
    .replace(/[,\s]/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : null;
};

const check = (row) => {
  const line = row.querySelector(".sum");
  if (!line) return;
  const parts = row.dataset.parts.trim().split(" ").map((pk) => valueOf(rows.get(pk)));
  const value = valueOf(row);
  line.hidden = value === null || parts.includes(null);
  if (line.hidden) return;
  const by = value - parts.reduce((sum, part) => sum + part, 0);
  line.classList.toggle("is-wrong", by !== 0);
  const sentence = by > 0 ? words.more : by < 0 ? words.less : words.equal;
  line.textContent = sentence
    .replace("{number}", row.dataset.number)
    .replace("{by}", Math.abs(by).toLocaleString("en"));
};

/* The percentage, cut after two decimals and never rounded up. */
const percentage = document.getElementById("percentage");
const byRole = (role) => {
  const row = [...rows.values()].find((each) => each.dataset.role === role);
  return row ? valueOf(row) : null;
};
const line = (name, text) => {
  const words = document.createElement("p");
  words.className = name;
  words.textContent = text;
  return words;
};
const showPercentage = () => {
  const [found, total] = [byRole("found"), byRole("total")];
  const heading = percentage.querySelector("h2");
  if (total === 0) {
    percentage.replaceChildren(heading, line("", percentage.dataset.none));
  } else if (found === null || total === null) {
    percentage.replaceChildren(heading, line("soft", percentage.dataset.blank));
  } else if (found > total) {
    percentage.replaceChildren(heading, line("soft", percentage.dataset.wrong));
  } else {
    const hundredths = (BigInt(found) * 10000n) / BigInt(total);
    const cut = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
    const of = percentage.dataset.of
      .replace("{found}", found.toLocaleString("en"))
      .replace("{total}", total.toLocaleString("en"));
    percentage.replaceChildren(heading, line("figure-value", `${cut} %`), line("soft", of));
  }
};

const checkAll = () => {
  rows.forEach(check);
  showPercentage();
};
/* Numbers that were typed and not saved would be lost by leaving, or by uploading a workbook. */
const askBeforeLeaving = (form) => {
  const given = () => new URLSearchParams(new FormData(form)).toString();
  const saved = given();
  let isSaving = false;
  form.addEventListener("submit", () => {
    isSaving = true;
  });
  addEventListener("beforeunload", (event) => {
    if (!isSaving && given() !== saved) event.preventDefault();
  });
};

const tree = document.querySelector(".figure-tree");
if (tree.querySelector("input.number")) {
  tree.addEventListener("input", checkAll);
  checkAll();
  askBeforeLeaving(tree.closest("form"));
}
