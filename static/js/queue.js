// Answers that the server has no receipt for yet. They lie in this browser's IndexedDB, each bound to
// the person it was given for, and leave it only when a receipt with their id has been read.
const STORE = "waiting";

function connect() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("ldn-tracker", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}

// Opened before the first tap and kept open: what is tapped just before leaving must be in by then.
let connection = connect();
connection.catch(() => {});

async function within(mode, work) {
  const database = await connection.catch(() => (connection = connect()));
  return new Promise((done, fail) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

const put = (item) => within("readwrite", (store) => store.put(item));
const remove = (id) => within("readwrite", (store) => store.delete(id));
const all = () => within("readonly", (store) => store.getAll());
const wipe = () => within("readwrite", (store) => store.clear());

async function of(person) {
  const items = (await all()).filter((item) => item.person === person);
  return items.sort((one, other) => one.tapped - other.tapped);
}

// A later answer to the same question takes the place of one that has not been sent.
async function keep(item) {
  item.blank = Boolean(document.getElementById("check-in")?.dataset.blank); // its day is this device's
  const names = new Set(item.fields.map(([name]) => name));
  const isAnswer = [...names].every((name) => /^\d{4}-/.test(name));
  for (const other of isAnswer ? await of(item.person) : []) {
    if (other.fields.every(([name]) => names.has(name))) await remove(other.id);
  }
  await put(item);
}

// The body of a request. Its age is measured on this device's clock alone, so a wrong clock is no matter;
// what is sent at once has none.
function body(item, age) {
  const data = new FormData();
  for (const [name, value] of item.fields) data.append(name, value);
  data.append("client_id", item.id);
  data.append("person", item.person);
  data.append("age", Math.max(0, age));
  if (item.blank) data.append("blank", "1");
  return data;
}

function firstWords(html) {
  return new DOMParser().parseFromString(html, "text/html").body.firstChild?.textContent.trim() ?? "";
}

// "sent", "asks" (a second dose), "refused", "failed" where only this one has to wait, or "" where all have to.
async function sendOne(item, url, token) {
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  const answer = await fetch(url, { method: "POST", body: body(item, Date.now() - item.tapped), headers, redirect: "manual" });
  if (answer.headers.get("X-Receipt") === item.id) {
    await remove(item.id);
    return "sent";
  }
  const said = answer.headers.get("X-Answer");
  if (said !== "asks" && said !== "refused") return answer.status >= 400 && answer.status !== 401 ? "failed" : "";
  await hold(item, said, await answer.text());
  return said;
}

// What asks first or was refused stays, with the words of the answer, until the person says what becomes of it.
const hold = (item, held, html) => put({ ...item, held, why: firstWords(html) });

async function flushNow(person, urls, inFlight) {
  const waiting = (await of(person)).filter((item) => !item.held && !inFlight.has(item.id));
  if (!waiting.length) return { state: "empty", sent: [] };
  const answer = await fetch(urls.token, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return { state: answer.status < 500 ? "signed-out" : "offline", sent: [] };
  const { person: whose, token } = await answer.json();
  if (String(whose) !== person) return { state: "other", sent: [] };
  const sent = [];
  for (const item of waiting) {
    const said = await sendOne(item, urls.answer, token);
    if (!said) return { state: "offline", sent };
    if (said === "sent") sent.push(item);
  }
  return { state: "done", sent };
}

// Sends what waits for this person and is not `inFlight`, one flush at a time over all tabs.
async function flush(person, urls, inFlight) {
  try {
    const work = () => flushNow(person, urls, inFlight);
    return await (navigator.locks ? navigator.locks.request("ldn-flush", work) : work());
  } catch {
    return { state: "offline", sent: [] };
  }
}

globalThis.ldnQueue = { all, body, flush, hold, keep, of, put, remove, wipe };
