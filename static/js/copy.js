// A button that copies a text; without a script the text can be selected by hand.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

async function copy(button) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  const copied = button.dataset.copied ?? "Copied. Paste it into the form.";
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
