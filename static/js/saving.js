// Says quietly that an answer could not be sent. The answer stays on the page, nothing is undone.
const NO_ANSWER = "Not saved yet: no connection. Your answer is still on this page.";
const REFUSED = "Not saved: please reload the page and try again.";

function say(words) {
  for (const status of document.querySelectorAll(".saved")) status.textContent = words;
}

document.addEventListener("htmx:sendError", () => say(NO_ANSWER));
document.addEventListener("htmx:timeout", () => say(NO_ANSWER));
document.addEventListener("htmx:responseError", () => say(REFUSED));
