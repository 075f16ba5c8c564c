// The check-in, tap by tap: each answer goes into the queue first, then to the server by htmx, and out
// of the queue (static/js/queue.js, before this in js/tap.js) when its receipt is read. Without a network it
// stays there and says so.
const queue = globalThis.ldnQueue;
const form = document.getElementById("check-in");
const saved = document.getElementById("saved");
const person = form.dataset.person;
const urls = { answer: form.getAttribute("action"), token: form.dataset.token };
// The event of a tap → what it said.
const items = new WeakMap();
const inFlight = new Set();

document.getElementById("save").hidden = true;

const clock = (time) => new Date(time).toTimeString().slice(0, 5);
const text = (element) => element.textContent.trim().replace(/\s+/g, " ");

function say(words, link) {
  saved.replaceChildren(words);
  if (link) saved.append(" ", Object.assign(document.createElement("a"), link));
}

const isNumber = (control) => control.type === "text" && /^\d{4}-/.test(control.name);

// What a tap says ---------------------------------------------------------------------------------

function item(fields, label) {
  return { id: crypto.randomUUID(), person, tapped: Date.now(), ...queue.numbered(), fields, label };
}

function ofChange(control) {
  if (!/^\d{4}-/.test(control.name)) return null;
  // What to do about a warning sign
  const alarm = control.parentNode.nextElementSibling;
  if (alarm?.matches(".alarm")) alarm.scrollIntoView({ block: "nearest" });
  const values = new FormData(form).getAll(control.name);
  const group = control.closest("fieldset, .field");
  const name = text(group.querySelector("legend, label").firstChild ?? group);
  const answer = control.type === "textarea" ? "" : control.type === "text" ? control.value : text(control.nextElementSibling?.firstChild ?? control.labels[0].lastChild);
  return item(values.map((value) => [control.name, value]), `${name}: ${answer}`);
}

// "None of these" says 0 for the ones still open, and shows it at once.
function ofNone(button) {
  if (!button.dataset.names) return item([[button.name, button.value]], text(button));
  const fields = [];
  for (const name of button.dataset.names.trim().split(/\s+/)) {
    const chosen = form.querySelector(`input[name="${name}"]:checked`);
    if (chosen && chosen.value !== "") continue;
    const none = form.querySelector(`input[name="${name}"][value="0"]`);
    if (none) none.checked = true;
    fields.push([name, "0"]);
  }
  return fields.length ? item(fields, text(button)) : null;
}

function ofButton(button) {
  if (!button?.name) return null;
  if (button.name.endsWith("-none")) return ofNone(button);
  const fields = [[button.name, button.value]];
  if (button.value.includes(" typed ")) {
    for (const name of ["dose_mg", "time"]) fields.push([name, form.elements[name].value]);
  }
  return item(fields, text(button));
}

// Enter in the field of an amount or a time is the button beside it: the form's own first one says nothing.
function pressed({ submitter }) {
  const isTyping = !submitter?.name && document.activeElement?.matches("#dose_mg, #time");
  return isTyping ? form.querySelector(`[name=dose][value="${form.elements.typed.value}"]`) : submitter;
}

// To the queue, then to the server -----------------------------------------------------------------

// A thumb that taps twice must not record twice: a card takes no dose for a second after a tap and after
// it was drawn anew, as another button may lie where the first one was.
const resting = {};
const cardOf = (button) => /dose|sure/.test(button?.name) && button.closest("section, #all-doses")?.id;
form.addEventListener("htmx:oobAfterSwap", ({ target, timeStamp }) => (resting[target.id] = timeStamp + 1000));

// A tap that was not counted says so, beside what the one before it is answered.
let twice = false;
function sayOnce() {
  const word = saved.querySelector("span");
  if (twice && !word) say("Counted once.");
  else if (twice && !word.textContent.endsWith("once")) word.append(", counted once");
}

// One tap after the other: of two quick answers the later arrives later
let turn = Promise.resolve();
const isKept = (tap) => tap.fields.some(([name, value]) => name !== "undo_dose" && value !== "" || /^\d{4}-/.test(name));

form.addEventListener("htmx:confirm", (event) => {
  const trigger = event.detail.triggeringEvent;
  // It was waiting for the one before it.
  if (items.has(trigger)) return;
  event.preventDefault();
  const button = trigger.type === "submit" ? pressed(trigger) : null;
  const card = cardOf(button);
  if (trigger.timeStamp < resting[card]) return sayOnce((twice = true));
  if (card) resting[card] = trigger.timeStamp + 1000;
  const tap = button ? ofButton(button) : trigger.type === "change" ? ofChange(trigger.target) : null;
  if (!tap) return;
  items.set(trigger, tap);
  takeOff(tap);
  form.dataset.unsent = "some";
  const keep = () => isKept(tap) && queue.keep(tap).then((kept) => kept && !navigator.onLine);
  turn = turn.then(keep);
  turn.then((waits) => (waits ? wait(tap) : event.detail.issueRequest(true)));
});

// Until there is a reply nobody else sends it: not this page, nor another tab, which sees the lock.
const landing = new Map();
function takeOff(tap) {
  inFlight.add(tap.id);
  navigator.locks?.request(tap.id, () => inFlight.has(tap.id) && new Promise((done) => landing.set(tap.id, done)));
}

function land(tap) {
  inFlight.delete(tap.id);
  landing.get(tap.id)?.();
  landing.delete(tap.id);
}

function wait(tap) {
  land(tap);
  say(tap.isKept ? `Kept on this device ${clock(tap.tapped)}` : "Not saved yet: this device has no room to keep it. Leave this page open.");
  show();
}

form.addEventListener("htmx:configRequest", (event) => {
  const tap = items.get(event.detail.triggeringEvent);
  if (!tap) return;
  const data = queue.body(tap, 0);
  for (const name of ["csrfmiddlewaretoken", "day", "page", "last_night"]) {
    if (form.elements[name]) data.append(name, form.elements[name].value);
  }
  const [[name, value]] = tap.fields;
  // The card is drawn anew, and keeps what stands typed.
  if (isOfDose(name) && value && !isTyped(tap)) {
    for (const typed of ["dose_mg", "time"]) data.append(typed, form.elements[typed]?.value ?? "");
  }
  event.detail.parameters = data;
});

// What is not our answer (a sign-in page, a hotel's network) is never put on this page or in its place.
form.addEventListener("htmx:beforeOnLoad", (event) => {
  if (!event.detail.xhr.getResponseHeader("X-Answer")) event.preventDefault();
});

form.addEventListener("htmx:afterRequest", async (event) => {
  const { xhr, requestConfig } = event.detail;
  const tap = items.get(requestConfig.triggeringEvent);
  if (!tap) return;
  land(tap);
  const said = xhr.getResponseHeader("X-Answer");
  install(xhr.getResponseHeader("X-Print"));
  if (xhr.getResponseHeader("X-Receipt") === tap.id) await queue.remove(tap.id);
  else if (said === "refused" && isTyped(tap) && wrong()) await queue.remove(tap.id);
  else if (said === "asks" || said === "refused") await (await page())?.hold(tap, said, xhr.responseText);
  // "No, leave it": nothing was stored, and nothing waits.
  else if (said) await queue.remove(tap.id);
  else if (isKept(tap)) wait(tap);
  else say("This needs a network. Nothing was changed.");
  if (tap.fields[0][0] === "sure" || said === "saved") await settle(tap);
  await show();
  sayOnce();
  twice = false;
  refocus(tap, said);
  // Signed out, or a token that ran out: the queue finds out which
  if (!said && xhr.status) send();
});

// An amount or time that was refused stays in its field, with the reason beside it: nothing waits.
const isOfDose = (name) => ["dose", "sure", "undo_dose"].includes(name);
const isTyped = (tap) => tap.fields.some(([name]) => name === "dose_mg");
const wrong = () => form.querySelector("#dose [aria-invalid]");

// The button that was pressed may be gone: the keyboard goes on where it was, or to the question.
function refocus(tap, said) {
  const isDose = isOfDose(tap.fields[0][0]);
  const next = said === "asks" ? "#dose [role=alert] button, #all-doses [role=alert] button" : isDose ? "#dose button" : "#saved";
  if (said === "refused" && isTyped(tap) && wrong()) return wrong().focus();
  if (said === "asks" || document.activeElement === document.body) form.querySelector(next)?.focus({ preventScroll: said !== "asks" });
}

// The question about a second dose has been answered: its tap need not wait any longer.
async function settle(tap) {
  const isDose = ["sure", "dose"].includes(tap.fields[0][0]);
  for (const other of isDose ? await queue.of(person) : []) {
    if (other.held === "asks") await queue.remove(other.id);
  }
}

// What waits ---------------------------------------------------------------------------------------

async function show() {
  const waiting = (await queue.of(person)).filter((tap) => !inFlight.has(tap.id));
  form.dataset.unsent = waiting.length + inFlight.size ? "some" : "none";
  form.dataset.onPage = waiting.some((tap) => tap.isOnPage) ? "some" : "";
  onbeforeunload = form.dataset.onPage && ((event) => event.preventDefault());
  const box = document.getElementById("waiting");
  if (waiting.length || !box.hidden) (await page())?.draw(box, waiting, send);
  const open = waiting.filter((tap) => tap.held !== "refused");
  const waits = new Set(open.flatMap((tap) => tap.fields.map(([, value]) => value)));
  for (const dose of form.querySelectorAll("button[name=dose]")) {
    dose.toggleAttribute("disabled", waits.has(dose.value) && dose.value !== "");
  }
}

const canBeSent = async () => (await queue.of(person)).some((tap) => !tap.held && !inFlight.has(tap.id));
async function send() {
  if (await canBeSent()) await (await page())?.send({ person, urls, inFlight, say });
  await show();
}

// Most days nothing waits, so what draws and sends it is fetched only then (or kept by the service worker).
// A browser remembers that a module could not be had: the next time it goes by another name.
let tries = 0;
function page() {
  return import(`${form.dataset.waiting}${tries ? `?${tries}` : ""}`).catch(() => void (tries += 1));
}

// A note is kept at each letter, and sent when the typing pauses or its box is left.
let pause;
function keepNote(note) {
  clearTimeout(pause);
  if (note.value !== note.dataset.kept) note.dispatchEvent(new Event("change", { bubbles: true }));
  note.dataset.kept = note.value;
}
form.addEventListener("input", (event) => {
  if (event.target.type !== "textarea") return;
  clearTimeout(pause);
  const draft = ofChange(event.target);
  turn = turn.then(() => queue.keep(draft)).then((kept) => kept || show()).catch(() => {});
  pause = setTimeout(keepNote, 1500, event.target);
});
document.addEventListener("visibilitychange", () => {
  const note = form.querySelector("textarea");
  if (document.visibilityState === "hidden" && note?.matches(":focus")) keepNote(note);
  if (document.visibilityState === "visible") send();
});
addEventListener("online", send);
setInterval(async () => (await canBeSent()) && send(), 10000);

// What was pressed before this script was there is said now, as soon as htmx listens.
const early = [...form.elements].filter((control) =>
  control.type === "radio" ? control.checked && !control.defaultChecked
    : control.type === "checkbox" ? control.checked !== control.defaultChecked
    : (control.type === "textarea" || isNumber(control)) && control.value !== control.defaultValue);
const catchUp = () => early.forEach((control) => control.dispatchEvent(new Event("change", { bubbles: true })));
if (document.readyState === "complete") catchUp();
else addEventListener("load", catchUp);

// The check-in works without a network from the next visit on; the worker learns which one is the present.
async function install(print) {
  if (!navigator.serviceWorker || !print) return;
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ print });
}
install(form.dataset.print);

const left = await queue.of(person);
if (left.length) (await page())?.restore(left);
await show();
const told = queue.remembered("ldn-said");
if (told) queue.remember("ldn-said", say(told) ?? "");
send();
// What waits for somebody else is theirs; but nothing waits for a diary that is not there any more.
if ((await queue.all()).some((tap) => tap.person !== person)) (await page())?.forgetErased();
