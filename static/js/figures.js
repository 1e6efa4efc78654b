/* Says in words, while one types, where a number differs from the sum of its parts. */

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
  const text = row.querySelector("input")?.value ?? "";
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

const checkAll = () => rows.forEach(check);
document.querySelector(".figure-tree").addEventListener("input", checkAll);
checkAll();
