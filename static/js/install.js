// Makes the check-in work without a network from the next visit on, and keeps it up to date.
const form = document.getElementById("check-in");
if (navigator.serviceWorker && form.dataset.print) {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ print: form.dataset.print });
}
