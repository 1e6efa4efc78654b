// Says below a date input what was understood: “28 กุมภาพันธ์ 2565” for 28/2/65.
// Reads the same forms as thai.dates.parse; the server decides.

const MONTHS = {
  th: [
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
  ],
  en: [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  ],
};
const THAI_SHORT = ["มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค"];
const BUDDHIST_OFFSET = 543;
const FIRST_BUDDHIST = 2400;

const ERA = "(?<be>พ\\.?\\s?ศ\\.?\\s*)?(?<ce>ค\\.?\\s?ศ\\.?\\s*)?";
const YEAR = `${ERA}(?<year>\\d{4}|\\d{2})`;
const ERA_AFTER = "(?:\\s*(?<era>b\\.?e\\.?|a\\.?d\\.?|c\\.?e\\.?))?";
const THAI_NAME = "[ก-ฮเ-ไ\\u0e30-\\u0e3a\\u0e47-\\u0e4c. ]+?";
const FORMS = [
  "(?<year>\\d{4})(?<joint>[-/.])(?<month>\\d{1,2})\\k<joint>(?<day>\\d{1,2})",
  `(?<day>\\d{1,2})\\s*(?<joint>[-/.])\\s*(?<month>\\d{1,2})\\s*\\k<joint>\\s*${YEAR}`,
  `(?<day>\\d{1,2})[\\s-]*(?<name>${THAI_NAME}|[a-z]+\\.?)[\\s,-]*${YEAR}${ERA_AFTER}`,
  `(?<name>[a-z]+)\\.?\\s*(?<day>\\d{1,2}),?\\s+${YEAR}${ERA_AFTER}`,
].map((form) => new RegExp(`^${form}$`, "i"));
const WEEKDAY = /^(?:วัน\s*(?:ที่|[ก-์]+?\s*ที่)\s*|[a-z]+day,?\s+)/i;
const TIME = /^(.*?\S)(?:\s*,\s*|\s*เวลา\s*|\s+|T)(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?\s*(น\.?|นาฬิกา)?$/;

function plain(text) {
  return text
    .normalize("NFC")
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[\u200b-\u200d\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function monthNumber(name) {
  const bare = name.replace(/[. ]/g, "").toLowerCase();
  const english = MONTHS.en.map((month) => month.toLowerCase());
  const lists = [MONTHS.th, THAI_SHORT, english, english.map((month) => month.slice(0, 3))];
  const found = lists.map((list) => list.indexOf(bare)).find((index) => index >= 0);
  return bare === "sept" ? 9 : (found ?? -1) + 1;
}

function commonYear({ year, be, ce, era, name }) {
  let number = Number(year);
  const buddhist = Boolean(be) || /^b/i.test(era ?? "");
  const common = !buddhist && (Boolean(ce) || Boolean(era));
  if (year.length === 2) {
    if (name && /^[a-z]/i.test(name) && !buddhist && !common) return null;
    number += common ? 2000 : 2500;
  }
  const isBuddhist = number >= FIRST_BUDDHIST;
  if ((buddhist && !isBuddhist) || (common && isBuddhist)) return null;
  const result = isBuddhist ? number - BUDDHIST_OFFSET : number;
  const inRange = result >= FIRST_BUDDHIST - BUDDHIST_OFFSET && result < FIRST_BUDDHIST;
  return inRange ? result : null;
}

export function readDate(text) {
  const rest = plain(text).replace(WEEKDAY, "");
  const match = FORMS.map((form) => form.exec(rest)).find(Boolean);
  if (!match) return null;
  const parts = match.groups;
  const year = commonYear(parts);
  const month = parts.name ? monthNumber(parts.name) : Number(parts.month);
  const day = Number(parts.day);
  if (!year || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null;
}

export function readMoment(text) {
  const match = TIME.exec(plain(text));
  if (!match) return null;
  const [, datePart, hour, minute, second, unit] = match;
  const date = readDate(datePart);
  const inRange = Number(hour) < 24 && Number(minute ?? 0) < 60 && Number(second ?? 0) < 60;
  if (!date || !inRange || !(minute || unit)) return null;
  return { ...date, hour: hour.padStart(2, "0"), minute: minute ?? "00" };
}

export function inWords({ year, month, day, hour, minute }, language) {
  const english = language === "en";
  const date = `${day} ${MONTHS[language][month - 1]} ${english ? year : year + BUDDHIST_OFFSET}`;
  if (hour === undefined) return date;
  return english ? `${date}, ${hour}:${minute}` : `${date} เวลา ${hour}.${minute}\u00a0น.`;
}

function echo(input) {
  if (document.getElementById(`${input.id || input.name}-understood`)) return;
  const output = document.createElement("output");
  output.id = `${input.id || input.name}-understood`;
  output.className = "understood";
  output.setAttribute("for", input.id);
  input.after(output);
  const described = input.getAttribute("aria-describedby");
  input.setAttribute("aria-describedby", described ? `${described} ${output.id}` : output.id);

  const read = input.dataset.thaiDate === "datetime" ? readMoment : readDate;
  const update = () => {
    const date = read(input.value);
    const words = date ? inWords(date, input.dataset.language) : "";
    // What already stands in the input needs no second saying.
    output.value = words === input.value.trim() ? "" : words;
  };
  input.addEventListener("input", update);
  update();
}

const INPUT = "input[data-thai-date]";
document.querySelectorAll(INPUT).forEach(echo);
// Inputs that come later, such as new rows of an inline form.
document.addEventListener("focusin", ({ target }) => target.matches(INPUT) && echo(target));
