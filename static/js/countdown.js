/* The time left, going down while the page is open; by the server's clock, not the device's. */

const EVERY_MS = 15000;
const MINUTE = 60000;
const opened = Date.now();

for (const line of document.querySelectorAll("[data-deadline]")) {
  const { deadline, now, hours, minutes, over } = line.dataset;
  const left = () => Date.parse(deadline) - Date.parse(now) - (Date.now() - opened);

  const show = () => {
    const rest = left();
    if (rest <= 0) {
      line.textContent = over;
      return;
    }
    if (rest >= 24 * 60 * MINUTE) return; // days: the server has said so
    const whole = Math.floor(rest / MINUTE);
    line.textContent = (whole >= 60 ? hours : minutes)
      .replace("{hours}", Math.floor(whole / 60))
      .replace("{minutes}", whole % 60);
  };
  show();
  setInterval(show, EVERY_MS);
}
