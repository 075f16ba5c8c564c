// What this device forgets of a person: the answers that wait for them, and the pages kept for the time
// without a network. Others who use it lose nothing.
const queue = globalThis.ldnQueue;

async function forget(person) {
  for (const { id } of await queue.of(person)) await queue.remove(id);
  const { [person]: _, ...others } = queue.people();
  queue.remember("ldn-people", JSON.stringify(others));
}

async function isErased(proof) {
  const answer = await fetch(`/today/gone/?of=${encodeURIComponent(proof)}`, { cache: "no-store" }).catch(() => null);
  return Boolean(answer?.ok && (await answer.json()).gone);
}

// Whose diary was erased, here or elsewhere: nothing of theirs stays. The people whose is gone.
async function forgetErased() {
  const gone = [];
  for (const [person, proof] of Object.entries(queue.people())) if (await isErased(proof)) gone.push(person);
  for (const person of gone) await forget(person);
  if (gone.length) await clearPages();
  return gone;
}

async function clearPages() {
  for (const name of await caches.keys()) await caches.delete(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
}

globalThis.ldnForget = { clearPages, forget, forgetErased };
