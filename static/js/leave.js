// Signing out takes everything of the diary off this device; what was not sent yet is named first.
// On a page without that form (the diary has been erased) it is taken off at once.
const queue = globalThis.ldnQueue;
const form = document.querySelector("form[data-leave]");

async function wipe() {
  await queue.wipe();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

async function warn() {
  const waiting = await queue.all();
  const warning = document.getElementById("unsent");
  const words = waiting.length === 1 ? "1 answer has" : `${waiting.length} answers have`;
  warning.querySelector("b").textContent = `${words} not been sent yet.`;
  warning.hidden = !waiting.length;
}

if (form) {
  warn().catch(() => {});
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wipe().catch(() => {}).finally(() => form.submit());
  });
} else {
  wipe().catch(() => {});
}
