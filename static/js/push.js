// Turns reminders on for this browser: asks the person, then the browser, then tells the server.
const form = document.getElementById("this-device");
const status = form.querySelector("[role=status]");
const button = form.querySelector("button");
const can = "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

async function turnOn() {
  if ((await Notification.requestPermission()) !== "granted") return say("This browser doesn’t allow it. You can change that in its settings for this page.");
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  const wish = { userVisibleOnly: true, applicationServerKey: bytes(form.dataset.key) };
  const subscription = await pushManager.subscribe(wish);
  const body = new FormData(form);
  body.append("endpoint", subscription.endpoint);
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.ok) return location.reload();
  await subscription.unsubscribe();
  const { why } = await answer.json().catch(() => ({}));
  return say(why ?? "That didn’t work. Try again later.");
}

function say(words) {
  status.textContent = words;
}

button.hidden = !can;
if (!can) say("This browser can’t be reminded. On an iPhone, first add the diary to the home screen and open it from there.");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  turnOn().catch(() => say("That didn’t work. The browser’s push service may not be in reach."));
});
