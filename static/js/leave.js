// Signing out takes everything of this person off the device; what was not sent yet is named first. What
// waits for somebody else who uses it stays, is not counted and not shown: then the server is told to
// leave it too. Where nobody is signed in, whose diary has been erased is taken off at once.
const queue = globalThis.ldnQueue;
const { clearPages, forget, forgetErased } = await import(document.querySelector("[rel=modulepreload]").href);
const form = document.querySelector("form[data-leave]");

async function leave(person) {
  await forget(person);
  await clearPages();
}

function warn(waiting) {
  const warning = document.getElementById("unsent");
  const words = waiting.length === 1 ? "1 answer has" : `${waiting.length} answers have`;
  warning.querySelector("b").textContent = `${words} not been sent yet.`;
  warning.hidden = !waiting.length;
}

async function look({ dataset, elements }) {
  const waiting = await queue.all();
  const theirs = waiting.filter(({ person }) => person === dataset.person);
  elements.others.value = waiting.length > theirs.length ? "1" : "";
  if (dataset.leave) warn(theirs);
}

if (form) {
  look(form).catch(() => {});
  if (form.dataset.leave) form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form.dataset.person).catch(() => {}).finally(() => form.submit());
  });
} else {
  forgetErased().catch(() => {});
}
