// Keeps exactly this for when there is no network: a blank check-in, the help page, a page that says so,
// and the static files these three need. Never an answer, never a page of the diary.
const CACHE = "ldn-tracker";
const PAGES = { blank: "/today/blank/", help: "/help/", offline: "/offline/" };
const PRINT = "/today/blank/print";
const PATIENCE = 4000; // milliseconds before a bad network counts as none

async function keepPage(cache, url) {
  const answer = await fetch(url, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) return [];
  await cache.put(url, answer.clone());
  return [...(await answer.text()).matchAll(/"(\/static\/[^"]+)"/g)].map(([, file]) => file);
}

async function keepAll() {
  const cache = await caches.open(CACHE);
  const files = new Set((await Promise.all(Object.values(PAGES).map((url) => keepPage(cache, url)))).flat());
  await Promise.all([...files].map(async (file) => (await cache.match(file)) ?? cache.add(file)));
  const needed = new Set([...files, ...Object.values(PAGES), PRINT].map((url) => new URL(url, location).href));
  for (const kept of await cache.keys()) if (!needed.has(kept.url)) await cache.delete(kept);
}

// The page says which blank check-in is the present one (its plan, its measures, its files).
async function renew(print) {
  const cache = await caches.open(CACHE);
  if ((await (await cache.match(PRINT))?.text()) === print) return;
  await keepAll();
  await cache.put(PRINT, new Response(print));
}

async function kept(url) {
  return (await caches.match(url)) ?? Response.error();
}

function inTime(request) {
  return Promise.race([fetch(request), new Promise((_, fail) => setTimeout(fail, PATIENCE, new Error("slow")))]);
}

async function page(request) {
  try {
    return await inTime(request);
  } catch {
    const { pathname } = new URL(request.url);
    if (pathname === "/" || pathname === "/today/") return kept(PAGES.blank);
    return kept(pathname === "/help/" ? PAGES.help : PAGES.offline);
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => event.waitUntil(renew(event.data.print)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (pathname.startsWith("/static/")) event.respondWith(caches.match(request).then((file) => file ?? fetch(request)));
});
