// What waits on this device: the list of it, what can be done about it, its sending, and its end.
const queue = globalThis.ldnQueue;
const form = document.getElementById("check-in");
const PATIENCE = 20000; // milliseconds, then an answer that hangs lets those behind it go
const MOST_FAILURES = 3; // in a row, then the network or the server is taken to be away
const WHY = { asks: ", needs your answer", refused: ", couldn’t be saved" };

function button(words, press) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  element.className = "quiet";
  element.addEventListener("click", press);
  return element;
}

const DAY = 86400000;
const LATE = "Some of this has waited for more than a day, and it is on this device alone. Open this page where there is a network.";

function when({ tapped, held, isOnPage }) {
  const day = new Date(tapped).toLocaleDateString("en-NZ", { day: "numeric", month: "long" });
  const time = new Date(tapped).toTimeString().slice(0, 5);
  const isToday = new Date(tapped).toDateString() === new Date().toDateString();
  return `${isToday ? "" : `${day} `}${time}${WHY[held] ?? ""}${isOnPage ? ", on this page only" : ""}`;
}

async function confirmDose(tap) {
  const fields = tap.fields.map(([name, value]) => [name === "dose" ? "sure" : name, value]);
  await queue.put({ ...tap, fields, held: "" });
}

function line(tap, then) {
  const entry = document.createElement("li");
  entry.append(`${tap.label} (${when(tap)}) `);
  if (tap.why) entry.append(`${tap.why} `);
  if (tap.held === "asks") entry.append(button("It was taken", () => confirmDose(tap).then(then)));
  entry.append(button("Remove", () => queue.remove(tap.id).then(then)));
  return entry;
}

// Whatever is pressed there, what comes `then` sends what may be sent and draws the list anew.
export function draw(box, waiting, then) {
  box.hidden = !waiting.length;
  box.querySelector("ul").replaceChildren(...waiting.map((tap) => line(tap, then)));
  box.querySelector("p")?.remove();
  const isLate = waiting.some(({ tapped }) => Date.now() - tapped > DAY);
  if (isLate) box.querySelector("h2").after(Object.assign(document.createElement("p"), { textContent: LATE }));
}

// To the server ----------------------------------------------------------------------------------

function firstWords(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstChild?.textContent.trim() ?? "";
}

// What asks first or was refused stays, with the words of the answer, until the person says what becomes of it.
export const hold = (item, held, html) => queue.put({ ...item, held, why: firstWords(html) });

// "saved", "older" (a later answer stands), "asks" (a second dose), "refused", "failed" where only this
// one has to wait, or "" where all have to.
async function sendOne(item, url, token) {
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  const signal = AbortSignal.timeout?.(PATIENCE);
  const answer = await fetch(url, { method: "POST", body: queue.body(item, Date.now() - item.tapped), headers, signal, redirect: "manual" });
  const said = answer.headers.get("X-Answer");
  if (answer.headers.get("X-Receipt") === item.id) {
    await queue.remove(item.id);
    return said === "older" ? said : "saved";
  }
  if (said !== "asks" && said !== "refused") return answer.status >= 400 && ![401, 409].includes(answer.status) ? "failed" : "";
  await hold(item, said, await answer.text());
  return said;
}

// What other tabs are sending: each holds a lock by the name of its answer until there is a reply.
async function busyElsewhere() {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const mine = held.find(({ name }) => name === "ldn-flush")?.clientId;
  return new Set(held.filter(({ clientId }) => clientId !== mine).map(({ name }) => name));
}

const failures = new Map(); // of an answer by its id: what failed goes after the others the next time
const failed = ({ id }) => failures.get(id) ?? 0;

async function flushNow(person, urls, inFlight) {
  const busy = await busyElsewhere();
  const waiting = (await queue.of(person)).filter((item) => !item.held && !inFlight.has(item.id) && !busy.has(item.id));
  if (!waiting.length) return { state: "empty", sent: [] };
  const answer = await fetch(urls.token, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return { state: answer.status < 500 ? "signed-out" : "offline", sent: [] };
  const { person: whose, token } = await answer.json();
  if (String(whose) !== person) return { state: "other", sent: [] };
  return sendAll(person, waiting.sort((one, other) => failed(one) - failed(other)), urls.answer, token);
}

async function sendAll(person, waiting, url, token) {
  const sent = [];
  let inARow = 0;
  for (const { id } of waiting) {
    const item = (await queue.of(person)).find((other) => other.id === id); // or it was replaced, or removed
    if (!item || item.held) continue;
    const said = await sendOne(item, url, token).catch(() => "failed");
    if (said === "failed") failures.set(id, failed(item) + 1);
    inARow = said === "failed" ? inARow + 1 : 0;
    if (!said || inARow === MOST_FAILURES) return { state: "offline", sent };
    if (said === "saved" || said === "older") sent.push({ ...item, said });
  }
  return { state: "done", sent };
}

// Sends what waits for this person and is not `inFlight`, one flush at a time over all tabs.
let turn = Promise.resolve();
async function flush(person, urls, inFlight) {
  const work = () => flushNow(person, urls, inFlight).catch(() => ({ state: "offline", sent: [] }));
  return navigator.locks ? navigator.locks.request("ldn-flush", work) : (turn = turn.then(work));
}

export async function send({ person, urls, inFlight, say }) {
  const { state, sent } = await flush(person, urls, inFlight);
  if (state === "signed-out") await signedOut(person, say);
  const words = wordsAbout(sent);
  if (words) say(words);
  const isDose = ({ fields }) => fields.some(([name]) => name === "dose" || name === "sure");
  const isStale = form.dataset.blank || sent.some((tap) => tap.said === "older" || isDose(tap));
  if (!sent.length || !isStale || state !== "done" || form.dataset.onPage) return;
  queue.remember("ldn-said", words); // to be said on the page as it then is
  location.reload();
}

function wordsAbout(sent) {
  const older = sent.filter((tap) => tap.said === "older").length;
  const count = `${sent.length} kept ${sent.length === 1 ? "answer" : "answers"}`;
  const not = older === 1 ? "1 is not used, as a later answer" : `${older} are not used, as later answers`;
  const besides = older ? ` ${not} ${older === 1 ? "is" : "are"} there already.` : "";
  return sent.length ? `Sent ${count} ${new Date().toTimeString().slice(0, 5)}.${besides}` : "";
}

async function signedOut(person, say) {
  if ((await forgetErased()).includes(person)) location.replace(form.dataset.login);
  else say(form.dataset.onPage ? "Not saved yet. To send it," : "Kept on this device. To send it,", { href: form.dataset.login, textContent: "sign in" });
}

// What this device forgets ----------------------------------------------------------------------

// The answers that wait for one person; others who use it lose nothing.
export async function forget(person) {
  for (const { id } of await queue.of(person)) await queue.remove(id);
  const { [person]: _, ...others } = queue.people();
  queue.remember("ldn-people", JSON.stringify(others));
}

async function isErased(proof) {
  const answer = await fetch(`/today/gone/?of=${encodeURIComponent(proof)}`, { cache: "no-store" }).catch(() => null);
  return Boolean(answer?.ok && (await answer.json()).gone);
}

// Whose diary was erased, here or elsewhere: nothing of theirs stays. The people whose is gone.
export async function forgetErased() {
  const gone = [];
  for (const [person, proof] of Object.entries(queue.people())) if (await isErased(proof)) gone.push(person);
  for (const person of gone) await forget(person);
  if (gone.length) await clearPages();
  return gone;
}

export async function clearPages() {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

// The page shows what waits, so that a closed tab has lost nothing.
export function restore(waiting) {
  for (const tap of waiting) {
    for (const [name, value] of tap.fields) {
      for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (control.type === "textarea" || control.type === "text") control.value = value;
        else if (control.type === "radio") control.checked = control.value === value;
        else if (control.type === "checkbox") {
          control.checked = tap.fields.some(([n, v]) => n === name && v === control.value);
        }
      }
    }
  }
}
