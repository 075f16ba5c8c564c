// What was typed for the visit and is not saved is not in the PDF: the page says so where it is downloaded.
const form = document.getElementById("visit");
const link = document.getElementById("pdf");
const status = document.getElementById("unsaved");
const boxes = [...form.querySelectorAll("textarea")];
const download = link?.textContent;
let saved = boxes.map((box) => box.defaultValue);

function tell(words) {
  status.className = words ? "notice" : "";
  if (status.textContent !== words) status.textContent = words;
}

function compare() {
  const differs = boxes.some((box, number) => box.value.trim() !== saved[number].trim());
  link.textContent = differs ? "Download the PDF with the old words" : download;
  tell(differs ? "Not saved yet: the PDF and the page below have the old words." : "");
}

if (link) {
  form.addEventListener("input", compare);
  // A PDF takes the place of no page, so this one stays; where saving was refused, another comes.
  form.addEventListener("submit", ({ submitter }) => {
    if (submitter?.name !== "then") return;
    saved = boxes.map((box) => box.value);
    compare();
    tell("These words go into the PDF. The page below still has the old ones until you press Save.");
  });
  compare(); // a browser that goes back fills in what was typed
}
