// A button for the browser's own "print"; without a script there is the browser's menu.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
