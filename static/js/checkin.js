// The check-in, tap by tap: each answer goes into the queue first, then to the server by htmx, and out
// of the queue when its receipt is read. Without a network it stays there and says so.
const queue = globalThis.ldnQueue; // static/js/queue.js, which stands before this in js/tap.js
const form = document.getElementById("check-in");
const saved = document.getElementById("saved");
const person = form.dataset.person;
const urls = { answer: form.getAttribute("action"), token: form.dataset.token };
const items = new WeakMap(); // the event of a tap → what it said
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
  return { id: crypto.randomUUID(), person, tapped: Date.now(), fields, label };
}

function ofChange(control) {
  if (!/^\d{4}-/.test(control.name)) return null;
  const alarm = control.parentNode.nextElementSibling; // what to do about a warning sign
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
  if (twice && !word) say("The second tap did not count.");
  else if (twice && !word.textContent.endsWith("once")) word.append(", counted once");
}

let turn = Promise.resolve(); // one tap after the other: of two quick answers the later arrives later
const isKept = (tap) => tap.fields.some(([name, value]) => name !== "undo_dose" && value !== "" || /^\d{4}-/.test(name));

form.addEventListener("htmx:confirm", (event) => {
  const trigger = event.detail.triggeringEvent;
  if (items.has(trigger)) return; // it was waiting for the one before it
  event.preventDefault();
  const card = cardOf(trigger.submitter);
  if (trigger.timeStamp < resting[card]) return sayOnce((twice = true));
  if (card) resting[card] = trigger.timeStamp + 1000;
  const tap = trigger.type === "change" ? ofChange(trigger.target) : ofButton(trigger.submitter);
  if (!tap) return;
  items.set(trigger, tap);
  inFlight.add(tap.id);
  form.dataset.unsent = "some";
  const keep = () => isKept(tap) && queue.keep(tap).then(() => !navigator.onLine, () => false);
  turn = turn.then(keep);
  turn.then((waits) => (waits ? wait(tap) : event.detail.issueRequest(true)));
});

function wait(tap) {
  inFlight.delete(tap.id);
  say(`Kept on this device ${clock(tap.tapped)}`);
  show();
}

form.addEventListener("htmx:configRequest", (event) => {
  const tap = items.get(event.detail.triggeringEvent);
  if (!tap) return;
  const data = queue.body(tap, 0);
  for (const name of ["csrfmiddlewaretoken", "day", "page", "last_night"]) {
    if (form.elements[name]) data.append(name, form.elements[name].value);
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
  inFlight.delete(tap.id);
  const said = xhr.getResponseHeader("X-Answer");
  install(xhr.getResponseHeader("X-Print"));
  if (xhr.getResponseHeader("X-Receipt") === tap.id) await queue.remove(tap.id);
  else if (said === "refused" && isTyped(tap) && wrong()) await queue.remove(tap.id);
  else if (said === "asks" || said === "refused") await queue.hold(tap, said, xhr.responseText);
  else if (said) await queue.remove(tap.id); // "No, leave it": nothing was stored, and nothing waits
  else if (isKept(tap)) wait(tap);
  else say("This needs a network. Nothing was changed.");
  if (tap.fields[0][0] === "sure" || said === "saved") await settle(tap);
  await show();
  sayOnce();
  twice = false;
  refocus(tap, said);
  if (!said && xhr.status) send(); // signed out, or a token that ran out: the queue finds out which
});

// An amount or time that was refused stays in its field, with the reason beside it: nothing waits.
const isTyped = (tap) => tap.fields.some(([name]) => name === "dose_mg");
const wrong = () => form.querySelector("#dose [aria-invalid]");

// The button that was pressed may be gone: the keyboard goes on where it was, or to the question.
function refocus(tap, said) {
  const isDose = ["dose", "sure", "undo_dose"].includes(tap.fields[0][0]);
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
  const box = document.getElementById("waiting");
  if (waiting.length || !box.hidden) await list(box, waiting);
  const open = waiting.filter((tap) => tap.held !== "refused");
  const waits = new Set(open.flatMap((tap) => tap.fields.map(([, value]) => value)));
  for (const dose of form.querySelectorAll("button[name=dose]")) {
    dose.toggleAttribute("disabled", waits.has(dose.value) && dose.value !== "");
  }
}

// Most days nothing waits, so what draws it is fetched only then (or kept by the service worker).
async function list(box, waiting) {
  const remove = (tap) => queue.remove(tap.id).then(show);
  await import(form.dataset.waiting).then((page) => page.draw(box, waiting, { remove, confirmDose }), () => {});
}

async function confirmDose(tap) {
  const fields = tap.fields.map(([name, value]) => [name === "dose" ? "sure" : name, value]);
  await queue.put({ ...tap, fields, held: "" });
  send();
}

async function send() {
  const { state, sent } = await queue.flush(person, urls, inFlight);
  if (state === "signed-out") say("Kept on this device. To send it,", { href: form.dataset.login, textContent: "sign in" });
  if (sent.length) say(`Sent ${sent.length} kept ${sent.length === 1 ? "answer" : "answers"} ${clock(Date.now())}.`);
  await show();
  const isStale = form.dataset.blank || sent.some((tap) => tap.fields.some(([name]) => name === "dose" || name === "sure"));
  if (sent.length && isStale && state === "done") location.reload();
}

// The page shows what waits, so that a closed tab has lost nothing.
async function restore() {
  for (const tap of await queue.of(person)) {
    for (const [name, value] of tap.fields) {
      for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (control.type === "textarea" || isNumber(control)) control.value = value;
        else if (control.type === "radio") control.checked = control.value === value;
        else if (control.type === "checkbox") {
          control.checked = tap.fields.some(([n, v]) => n === name && v === control.value);
        }
      }
    }
  }
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
  turn = turn.then(() => queue.keep(draft)).catch(() => {});
  pause = setTimeout(keepNote, 1500, event.target);
});
document.addEventListener("visibilitychange", () => {
  const note = form.querySelector("textarea");
  if (document.visibilityState === "hidden" && note?.matches(":focus")) keepNote(note);
  if (document.visibilityState === "visible") send();
});
addEventListener("online", send);
setInterval(async () => (await queue.of(person)).some((tap) => !tap.held) && send(), 10000);

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

await restore();
await show();
send();
