// A button that shows a password while it is typed; without a script it stays hidden.
for (const button of document.querySelectorAll("button[data-show]")) {
  const field = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  // Hidden again as it is sent, so that no browser keeps it among the words it offers.
  field.form.addEventListener("submit", () => show(false));

  function show(isShown) {
    field.type = isShown ? "text" : "password";
    button.setAttribute("aria-pressed", String(isShown));
    button.firstChild.textContent = isShown ? "Hide" : "Show";
  }
}
