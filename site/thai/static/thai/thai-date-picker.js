// Date pickers of Wagtail's admin in the reader's words and era: 28 กุมภาพันธ์ 2565.
//
// Wagtail's own picker takes a formatter and a callback for its calendar; both are given here.
// Wagtail's own date inputs read ISO dates alone, so those are what their forms send.

import { inWords, readDate, readMoment } from "./thai-date.js";

const INPUT = "input[data-thai-date]";
const SENT_AS_ISO = `${INPUT}[data-sent-as=iso]`;
const BUDDHIST_OFFSET = 543;
const READERS = { date: readDate, datetime: readMoment };

const { jQuery, DateFormatter, wagtailConfig } = window;
const stock = new DateFormatter();

function padded(number) {
  return String(number).padStart(2, "0");
}

function iso({ year, month, day, hour, minute }) {
  const date = `${year}-${padded(month)}-${padded(day)}`;
  return hour === undefined ? date : `${date} ${hour}:${minute}`;
}

function partsOf(date, kind) {
  const day = { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
  if (kind === "date") return day;
  return { ...day, hour: padded(date.getHours()), minute: padded(date.getMinutes()) };
}

// Our formats are named “th:date”, “en:datetime”; any other is the picker's own.
const formatter = {
  parseDate(text, format) {
    const [, kind] = format.split(":");
    if (!(kind in READERS)) return stock.parseDate(text, format);
    const read = READERS[kind](text);
    if (!read) return null;
    return new Date(read.year, read.month - 1, read.day, read.hour ?? 0, read.minute ?? 0);
  },
  formatDate(date, format) {
    const [language, kind] = format.split(":");
    if (!(kind in READERS)) return stock.formatDate(date, format);
    return inWords(partsOf(date, kind), language);
  },
};

function countBuddhistYears() {
  const [picker] = this;
  const years = picker.querySelectorAll(".xdsoft_year > span, .xdsoft_yearselect .xdsoft_option");
  years.forEach((element) => {
    const year = Number(element.textContent);
    // The label is written anew with each month, the list of years only when it is made.
    if (year < 2400) element.textContent = String(year + BUDDHIST_OFFSET);
  });
}

function attach(input) {
  const { thaiDate: kind, language, picker } = input.dataset;
  input.dataset.hasPicker = "";
  jQuery(input).datetimepicker({
    scrollInput: false,
    ...JSON.parse(picker ?? "{}"),
    format: `${language}:${kind}`,
    formatTime: language === "en" ? "H:i" : "H.i",
    timepicker: kind === "datetime",
    closeOnDateSelect: kind === "date",
    // It would put today in the place of what it cannot read.
    validateOnBlur: false,
    onGenerate: language === "en" ? () => {} : countBuddhistYears,
    onChangeDateTime: () => input.dispatchEvent(new Event("change", { bubbles: true })),
  });
  jQuery(input).data("xdsoft_datetimepicker").trigger("open.xdsoft");
}

jQuery.fn.datetimepicker.defaults.i18n.thai = {
  months: wagtailConfig.STRINGS.MONTHS,
  dayOfWeek: wagtailConfig.STRINGS.WEEKDAYS,
  dayOfWeekShort: wagtailConfig.STRINGS.WEEKDAYS_SHORT,
};
jQuery.datetimepicker.setLocale("thai");
jQuery.datetimepicker.setDateFormatter(formatter);

document.addEventListener("focusin", ({ target }) => {
  if (target.matches(INPUT) && !("hasPicker" in target.dataset)) attach(target);
});

document.addEventListener("change", ({ target }) => {
  if (!target.matches?.(INPUT)) return;
  const read = READERS[target.dataset.thaiDate](target.value);
  if (read) target.value = inWords(read, target.dataset.language);
}, true);

document.addEventListener("formdata", ({ target, formData }) => {
  for (const input of target.querySelectorAll(SENT_AS_ISO)) {
    const read = READERS[input.dataset.thaiDate](input.value);
    if (read) formData.set(input.name, iso(read));
  }
});
