// Buttons that copy a text, or hand it to the device's own "share"; without a script the text can be
// selected by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
for (const button of document.querySelectorAll("button[data-share]")) {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => share(button));
}

function statusOf(button) {
  const all = document.querySelectorAll("[role=status]");
  return [...all].find((each) => button.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING);
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy);
  const copied = button.dataset.done || "Copied. Paste it into the form.";
  const status = statusOf(button);
  text.select();
  try {
    await navigator.clipboard.writeText(text.value);
    status.textContent = copied;
  } catch {
    // Away from https there is no clipboard to write to; the old command copies what is selected.
    const done = document.execCommand("copy");
    status.textContent = done ? copied : "Selected. Now copy it with your device's own menu.";
  }
}

async function share(button) {
  try {
    const { value } = document.getElementById(button.dataset.share);
    await navigator.share({ [button.dataset.as || "url"]: value });
  } catch (error) {
    // Closing the device's list again is no failure.
    if (error.name !== "AbortError") statusOf(button).textContent = "Sharing did not work. Copy it instead.";
  }
}
