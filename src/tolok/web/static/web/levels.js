// data-levels: a level is chosen by pressing its number, 0 to 9, anywhere but in a field one types in; the next press
// of Enter saves it. Levels marked data-levels-reason show the hint that they want a reason, as long as none is written.
(() => {
  const form = document.querySelector("form[data-levels]");
  if (!form) return;
  const hint = form.querySelector("[data-levels-hint]");
  const reason = form.querySelector("textarea");
  const types = (place) => place.isContentEditable
    || place.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=submit])");
  const show = () => {
    const chosen = form.querySelector("input[type=radio]:checked");
    hint.hidden = !chosen?.hasAttribute("data-levels-reason") || Boolean(reason?.value.trim());
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || types(event.target)) return;
    const level = /^[0-9]$/.test(event.key) && form.querySelector(`input[type=radio][value="${event.key}"]`);
    if (!level || level.disabled) return;
    event.preventDefault();
    level.checked = true;
    level.focus();
    show();
  });
  form.addEventListener("change", show);
  form.addEventListener("input", show);
  show();
})();
