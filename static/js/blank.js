// The check-in as the service worker keeps it knows no day: it is given the one that this device has,
// by the person's time zone and the hour at which their day starts.
const form = document.getElementById("check-in");
const { zone, dayStarts } = form.dataset;
const [hours, minutes] = dayStarts.split(":").map(Number);
const now = new Date();

function wall(instant, options) {
  return new Intl.DateTimeFormat("en-NZ", { timeZone: zone, ...options }).format(instant);
}

// Counted on the calendar, not in milliseconds: a day with a clock change has 23 or 25 hours.
function today() {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const [h, m] = wall(now, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).split(":").map(Number);
  const date = new Date(`${parts.format(now)}T00:00:00Z`);
  if (h * 60 + m < hours * 60 + minutes) date.setUTCDate(date.getUTCDate() - 1);
  return date;
}

const day = today();
const iso = day.toISOString().slice(0, 10);
// Only what stands for the day: a measure of one's own may have "blank" in its name.
const dated = (text) => text.replace(/^blank(?=[- ]|$)/, iso);

for (const element of form.querySelectorAll("[name^=blank], [id^=blank], [value^=blank], [for^=blank], [data-names]")) {
  for (const attribute of ["name", "id", "value", "for"]) {
    if (element.hasAttribute(attribute)) element.setAttribute(attribute, dated(element.getAttribute(attribute)));
  }
  const { names } = element.dataset;
  if (names) element.dataset.names = names.split(" ").map(dated).join(" ");
}
// Before noon the dose of a night is not what the page leads to.
const hour = wall(now, { hour: "2-digit", hourCycle: "h23" });
const main = form.querySelector("#dose .primary");
if (main?.value.endsWith(" night") && hour < "12") main.classList.remove("primary");
// Of two doses of a day that one leads whose time it is, as on the page of today.
const half = hour >= "04" && hour < "17" ? "morning" : "night";
form.querySelector(`[data-half=${half}]`)?.classList.add("primary");

const options = { timeZone: "UTC" };
document.querySelector("h1").textContent = new Intl.DateTimeFormat("en-NZ", { ...options, day: "numeric", month: "long" }).format(day);
document.querySelector(".kicker").textContent = `${new Intl.DateTimeFormat("en-NZ", { ...options, weekday: "long" }).format(day)} · no network`;
