// Signing out takes everything of the diary off this device; what was not sent yet is named first.
const queue = globalThis.ldnQueue;
const form = document.querySelector("form[data-leave]");
const warning = document.getElementById("unsent");

async function wipe() {
  await queue.wipe();
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

const waiting = await queue.all().catch(() => []);
if (waiting.length) {
  const words = waiting.length === 1 ? "1 answer has" : `${waiting.length} answers have`;
  warning.querySelector("b").textContent = `${words} not been sent yet.`;
  warning.hidden = false;
}
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await wipe().catch(() => {});
  form.submit();
});
