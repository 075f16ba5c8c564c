// Keeps exactly this for when there is no network: a blank check-in, the help page, the words of "this is
// too much for me", a page that says there is none, and the static files these need. Never an answer,
// never a page of the diary.
const CACHE = "ldn-tracker";
const PAGES = { blank: "/today/blank/", help: "/help/", tooMuch: "/too-much/?kept", offline: "/offline/" };
const INSTEAD = { "/": PAGES.blank, "/today/": PAGES.blank, "/help/": PAGES.help, "/too-much/": PAGES.tooMuch };
const PRINT = "/today/blank/print";
const PATIENCE = 4000; // milliseconds before a bad network counts as none, where a kept page can stand in

async function filesOf(page) {
  return [...(await page.clone().text()).matchAll(/"(\/static\/[^"]+)"/g)].map(([, file]) => file);
}

// Whether every page is the present one. Signed out there is no blank check-in to be had: then the one
// that is here stays, with its files. A page is only put in the place of another when its files are here.
async function keepAll() {
  const cache = await caches.open(CACHE);
  const kept = new Map();
  const isFresh = await Promise.all(Object.values(PAGES).map(async (url) => {
    const answer = await fetch(url, { redirect: "manual", cache: "no-store" });
    // Read at once: an answer that lies unread holds its connection, and a browser opens only a few.
    const page = answer.ok ? new Response(await answer.blob(), answer) : await cache.match(url);
    if (page) kept.set(url, page);
    return answer.ok;
  }));
  const files = new Set((await Promise.all([...kept.values()].map(filesOf))).flat());
  await Promise.all([...files].map(async (file) => (await cache.match(file)) ?? cache.add(file)));
  await Promise.all([...kept].map(([url, page]) => cache.put(url, page)));
  const needed = new Set([...files, ...Object.values(PAGES), PRINT].map((url) => new URL(url, location).href));
  for (const old of await cache.keys()) if (!needed.has(old.url)) await cache.delete(old);
  return isFresh.every(Boolean);
}

// The page says which blank check-in is the present one (its plan, its measures, its files).
async function renew(print) {
  const cache = await caches.open(CACHE);
  if ((await (await cache.match(PRINT))?.text()) === print) return;
  if (await keepAll()) await cache.put(PRINT, new Response(print));
}

// The icon of the installed app says how much of today waits. Whoever is signed out has nothing waiting.
async function count() {
  if (!navigator.setAppBadge) return;
  const answer = await fetch("/today/waits/", { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.ok) await navigator.setAppBadge((await answer.json()).waits);
  else if (answer) await navigator.clearAppBadge();
}
const LEAVING = ["/accounts/logout/", "/account/erase/"];

function inTime(request) {
  return Promise.race([fetch(request), new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("slow")))]);
}

async function page(request) {
  const instead = INSTEAD[new URL(request.url).pathname];
  try {
    return await (instead && request.method === "GET" ? inTime(request) : fetch(request));
  } catch {
    return (instead && (await caches.match(instead))) ?? (await caches.match(PAGES.offline)) ?? Response.error();
  }
}

// Woken: the message says nothing, so the server is asked what for. What it does not answer for somebody signed
// in is told no more than that it is time.
const TIME = "Time for your diary";
const ASKED = { redirect: "manual", cache: "no-store" };

async function wake() {
  const answer = await fetch("/reminders/push/what/", ASKED).catch(() => null);
  const what = answer?.ok ? await answer.json() : { waits: true };
  if (!what.waits) return self.registration.showNotification("Your diary is up to date", { tag: "diary", silent: true });
  const later = what.until && { action: "later", title: `Remind me at ${what.until_words}` };
  const actions = [what.taken && { action: "taken", title: "Taken" }, later].filter(Boolean);
  // Under this id it is stored once, however often it is sent.
  const data = { ...what, id: crypto.randomUUID(), at: Date.now() };
  return self.registration.showNotification(TIME, { tag: "diary", icon: "/static/icons/icon-192.png", actions, data });
}

async function post(url, token, fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrfmiddlewaretoken: token, ...fields })) body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { "HX-Request": "true" }, ...ASKED });
}

// As a tap on Today: what could not be sent lies with the other answers of this device, which Today sends.
async function taken({ id, person, token, taken: dose, at }) {
  const facts = { client_id: id, person, dose, age: 0 };
  const answer = await post("/today/answer/", token, facts).catch(() => null);
  if (answer?.headers.get("X-Receipt") === id) return count();
  if (!answer?.headers.get("X-Answer")) await keepForLater({ id, person: String(person), tapped: at, fields: [["dose", dose]], label: "Dose: Taken" });
  return open();
}

// The store of static/js/queue.js.
function keepForLater(item) {
  return new Promise((done, fail) => {
    const request = indexedDB.open("ldn-tracker", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("waiting", { keyPath: "id" });
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const kept = request.result.transaction("waiting", "readwrite", { durability: "strict" });
      kept.objectStore("waiting").put({ isOnPage: false, ...item });
      kept.oncomplete = done;
      kept.onerror = kept.onabort = () => fail(kept.error);
    };
  });
}

const later = ({ token, kind, day, until }) => post("/reminders/push/snooze/", token, { kind, day, until });

async function open() {
  const [page] = await self.clients.matchAll({ type: "window" });
  return page ? page.navigate("/today/").then((it) => it?.focus()) : self.clients.openWindow("/today/");
}

self.addEventListener("push", (event) => event.waitUntil(wake()));
self.addEventListener("notificationclick", (event) => {
  const { notification, action } = event;
  notification.close();
  const said = { taken, later }[action];
  event.waitUntil(said ? said(notification.data).catch(open) : open());
});

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(Promise.allSettled([renew(event.data.print), count()])));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (LEAVING.includes(pathname) && request.method === "POST") event.waitUntil(navigator.clearAppBadge?.());
  if (origin !== location.origin || (request.method !== "GET" && pathname !== "/too-much/")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/static/")) event.respondWith(caches.match(request).then((file) => file ?? fetch(request)));
});
