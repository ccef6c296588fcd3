// data-once: a button pressed once says what is happening; a second press sends nothing.
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.dataset.once) return;
  if (button.getAttribute("aria-disabled") === "true") {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-disabled", "true");
  button.lastElementChild.textContent = button.dataset.once;
});
// Coming back with the browser's back button finds the form ready again.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
