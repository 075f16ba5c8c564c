// The list of what waits on this device, and what can be done about it.
const WHY = { asks: ", needs your answer", refused: ", couldn’t be saved" };

function button(words, press) {
  const element = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  element.className = "quiet";
  element.addEventListener("click", press);
  return element;
}

function line(tap, { remove, confirmDose }) {
  const entry = document.createElement("li");
  const time = new Date(tap.tapped).toTimeString().slice(0, 5);
  entry.append(`${tap.label} (${time}${WHY[tap.held] ?? ""}) `);
  if (tap.why) entry.append(`${tap.why} `);
  if (tap.held === "asks") entry.append(button("It was taken", () => confirmDose(tap)));
  entry.append(button("Remove", () => remove(tap)));
  return entry;
}

export function draw(box, waiting, actions) {
  box.hidden = !waiting.length;
  box.querySelector("ul").replaceChildren(...waiting.map((tap) => line(tap, actions)));
}
