// Answers that the server has no receipt for yet. They lie in this browser's IndexedDB, each bound to
// the person it was given for, and leave it only when a receipt with their id has been read.
const STORE = "waiting";

function connect() {
  return new Promise((done, fail) => {
    const request = indexedDB.open("ldn-tracker", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => {
      request.result.onclose = again;
      done(request.result);
    };
    request.onerror = () => fail(request.error);
  });
}

// Opened before the first tap and kept open: what is tapped just before leaving must be in by then.
let connection;
function again() {
  connection = connect();
  // Whoever asks for it hears of it.
  connection.catch(() => {});
  return connection;
}
again();

// Strict: what is told as kept is on the disk, and not only on its way there.
async function within(mode, work) {
  const database = await connection.catch(again);
  return new Promise((done, fail) => {
    const transaction = database.transaction(STORE, mode, { durability: "strict" });
    const request = work(transaction.objectStore(STORE));
    // At once: nothing more comes, and the page may be left now.
    transaction.commit?.();
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

// What this device had no room for is here, until it is sent or this page is closed.
const onPage = new Map();

// Whether this device keeps it now.
async function put(item) {
  const isKept = await within("readwrite", (store) => store.put({ ...item, isOnPage: false })).then(() => true, () => false);
  onPage.delete(item.id);
  if (!isKept) onPage.set(item.id, { ...item, isOnPage: true });
  return isKept;
}

async function remove(id) {
  onPage.delete(id);
  await within("readwrite", (store) => store.delete(id)).catch(() => {});
}

async function all() {
  const kept = await within("readonly", (store) => store.getAll()).catch(() => []);
  return [...kept.filter((item) => !onPage.has(item.id)), ...onPage.values()];
}

// In the order of their taps; those of an earlier release have no number.
async function of(person) {
  const items = (await all()).filter((item) => item.person === person);
  return items.sort((one, other) => (one.number ?? one.tapped) - (other.number ?? other.tapped));
}

// The name that this browser gave itself, and the number of a tap: it grows whatever the clock does.
let lastTap = "";
function numbered() {
  const [kept, last] = (remembered("ldn-device") ?? lastTap).split(" ");
  const device = kept || crypto.randomUUID().slice(0, 8);
  const number = Math.max(Date.now(), Number(last ?? 0) + 1);
  lastTap = `${device} ${number}`;
  remember("ldn-device", lastTap);
  return { device, number };
}

function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// A browser may keep nothing.
function remember(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {}
}

// Written down before anything is read, as the page may be left the moment after a tap. Then it takes the
// place of earlier answers to the same question that have not been sent.
async function keep(item) {
  // Its day is this device's.
  item.blank = Boolean(document.getElementById("check-in")?.dataset.blank);
  askToStay();
  item.isKept = await put(item);
  const names = new Set(item.fields.map(([name]) => name));
  const isAnswer = item.isKept && [...names].every((name) => /^\d{4}-/.test(name));
  for (const other of isAnswer ? await of(item.person) : []) {
    const isEarlier = (other.number ?? other.tapped) < item.number;
    if (isEarlier && other.fields.every(([name]) => names.has(name))) await remove(other.id);
  }
  return item.isKept;
}

// A browser that is short of room clears what it was not asked to leave.
let asked;
const askToStay = () => (asked ??= navigator.storage?.persist?.().catch(() => {}));

// The body of a request. Its age is measured on this device's clock alone, so a wrong clock is no matter;
// what is sent at once has none.
function body(item, age) {
  const data = new FormData();
  for (const [name, value] of item.fields) data.append(name, value);
  data.append("client_id", item.id);
  data.append("age", Math.max(0, age));
  for (const name of ["person", "device", "number"]) if (item[name]) data.append(name, item[name]);
  if (item.blank) data.append("blank", "1");
  return data;
}

// Whoever used this device left what proves it, so that it can ask whether their diary is still there.
const people = () => Object(JSON.parse(remembered("ldn-people") || "{}"));
const know = ({ person, proof }) => remember("ldn-people", JSON.stringify({ ...people(), [person]: proof }));

const whose = document.querySelector("[data-proof]");
if (whose) know(whose.dataset);

globalThis.ldnQueue = { all, body, keep, numbered, of, people, put, remember, remembered, remove };
